package clientele.scheduler.process;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.embedded.EmbeddedDatabase;
import clientele.infra.synthetic.plan.ShopPlan;
import clientele.scheduler.shell.Hook;
import clientele.scheduler.shell.PlantedShop;
import clientele.scheduler.shell.Shell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process, unattended, with its own embedded server: it closes the month that is due, is
 * asked and told things over the wire while it serves, alarms a webhook, and ends on SIGTERM.
 */
class ServeProcessTest {
  private static final YearMonth MONTH = YearMonth.now(Clock.systemUTC()).minusMonths(1);

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private String page = "";

  @TempDir private Path folder;

  @Test
  void it_serves_closes_answers_alarms_and_ends_when_it_is_asked_to() throws Exception {
    PlantedShop shop = PlantedShop.write(ShopPlan.of(200, 3, MONTH, 7), folder);
    Hook hook = new Hook();
    Process serve = serve(shop.transactions(), hook.address().toString());
    try {
      until("serving; the page: ");
      assertThat(get("/health/month"))
          .as("a fresh start is not late, however long the month is over")
          .contains("\"late\":[]");
      until("event=run_ended outcome=published");
      figuresAndLog();
      pauseAndResume();
      clientGone();
      alarmAndAllClear(hook);
      serverKilled();
      serve.destroy();
      assertThat(serve.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(EmbeddedDatabase.servedByOther(folder.resolve("home"))).isEmpty();
      PlantedShop.assertUnnamed("the logs", String.join("\n", said) + log());
    } finally {
      serve.destroyForcibly();
      hook.close();
    }
  }

  private void figuresAndLog() throws Exception {
    assertThat(get("/health/ready")).contains("\"status\":\"ok\"");
    assertThat(get("/metrics"))
        .contains("clientele_step_seconds_count{step=\"embed_customers\"} 1")
        .contains("clientele_runs_total{outcome=\"published\"} 1.0")
        .contains("jvm_memory_used_bytes")
        .contains("clientele_months_late 0.0");
    assertThat(log())
        .contains("run=%s/1 step=pull_transactions event=step_started".formatted(MONTH))
        .contains("run=%s/1 step=mail_summary event=step_succeeded".formatted(MONTH))
        .contains("event=run_ended outcome=published");
    assertThat(get("/months/" + MONTH))
        .contains("/months/" + MONTH + "/1/log")
        .as("the end of that very file")
        .contains("mail_summary event=step_succeeded", "event=run_ended outcome=published");
  }

  private void pauseAndResume() throws Exception {
    assertThat(post("/api/v1/schedule/pause", "{\"because\":\"stocktaking\"}", "").statusCode())
        .as("without the token")
        .isEqualTo(401);
    assertThat(
            post("/api/v1/schedule/pause", "{\"because\":\"stocktaking\"}", "a long enough token")
                .body())
        .contains("paused");
    assertThat(get("/health/ready")).contains("\"paused\":true");
    assertThat(post("/api/v1/schedule/resume", "{}", "a long enough token").body())
        .contains("running");
  }

  /** It says so in one line, and in no trace of what was called where. */
  private void clientGone() throws Exception {
    URI address = URI.create(page);
    try (Socket client = new Socket(address.getHost(), address.getPort())) {
      client
          .getOutputStream()
          .write(
              "POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900\r\n\r\ntoken="
                  .getBytes(StandardCharsets.US_ASCII));
    }
    until("event=client_gone while=sending");
    assertThat(String.join("\n", said)).doesNotContain("\tat ");
  }

  private void alarmAndAllClear(Hook hook) throws Exception {
    Shell settled = shell("settle", "--month", MONTH.toString(), "--to", "owner@localhost", "lost");
    assertThat(settled.code()).as("nothing is unknown").isEqualTo(2);
    makeUnknown();
    assertThat(hook.next()).contains("\"event\":\"alarm\"").contains("\"kind\":\"unknown_mail\"");
    settled = shell("settle", "--month", MONTH.toString(), "--to", "owner@localhost", "arrived");
    assertThat(settled.err()).isEmpty();
    assertThat(hook.next()).contains("\"event\":\"over\"");
  }

  /** The database's server is killed under it, as one dies whose disk is full, and comes back. */
  private void serverKilled() throws Exception {
    List<String> pid = Files.readAllLines(folder.resolve("home/postgres/postmaster.pid"));
    ProcessHandle.of(Long.parseLong(pid.get(0).strip())).orElseThrow().destroyForcibly();
    until("event=database_started");
    assertThat(get("/months/" + MONTH)).contains("mail_summary event=step_succeeded");
  }

  /** The run's own log, from its file, which is there when the page is not any more. */
  private String log() throws IOException {
    return Files.readString(folder.resolve("home/logs/" + MONTH + "-r1.log"));
  }

  /** As if the carrier had never answered. */
  private void makeUnknown() throws Exception {
    DatabaseAddress address =
        EmbeddedDatabase.servedByOtherForOwner(folder.resolve("home")).orElseThrow();
    try (java.sql.Connection connection =
            java.sql.DriverManager.getConnection(address.url(), address.login());
        java.sql.Statement statement = connection.createStatement()) {
      statement.execute("update clientele.mail_ledger set state = 'unknown'");
    }
  }

  private List<String> command(Path source, Path config) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx384m",
        "-XX:TieredStopAtLevel=1",
        "-Dlogback.configurationFile=logback.xml",
        "-cp",
        System.getProperty("java.class.path"),
        "clientele.scheduler.Main",
        "serve",
        "--port",
        "0",
        "--source",
        source.toString(),
        "--config",
        config.toString(),
        "--home",
        folder.resolve("home").toString());
  }

  private Process serve(Path source, String hook) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("clientele.yaml"),
            """
            alarms: { webhook: "${HOOK}" }
            status: { token: "${TOKEN}" }
            pipeline:
              embed: { trees: 20, epochs: 20, neighbours: 10 }
              cluster: { resamples: 2, null-draws: 0 }
            """);
    ProcessBuilder builder = new ProcessBuilder(command(source, config));
    builder.environment().put("HOOK", hook);
    builder.environment().put("TOKEN", "a long enough token");
    Process process = builder.redirectErrorStream(true).start();
    listen(process);
    return process;
  }

  private void listen(Process process) {
    Thread reading =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(
                      new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines().forEach(said::add);
              } catch (IOException | java.io.UncheckedIOException e) {
                // it ended
              }
            },
            "serve-output");
    reading.setDaemon(true);
    reading.start();
  }

  private void until(String words) throws InterruptedException {
    StringBuilder before = new StringBuilder();
    while (true) {
      String line = said.poll(120, TimeUnit.SECONDS);
      assertThat(line).as("before \"%s\" it said:%n%s", words, before).isNotNull();
      PlantedShop.assertUnnamed("the log", line);
      before.append(line).append('\n');
      if (line.contains("the page: ")) {
        page = line.replaceFirst(".*the page: ", "").replace("localhost", "127.0.0.1");
      }
      if (line.contains(words)) {
        return;
      }
    }
  }

  private Shell shell(String command, String... more) {
    List<Object> words = new java.util.ArrayList<>();
    words.addAll(List.of(command, "--home", folder.resolve("home")));
    words.addAll(List.of(more));
    return Shell.run(words.toArray());
  }

  private String get(String path) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(page + path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private HttpResponse<String> post(String path, String json, String token) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(page + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
