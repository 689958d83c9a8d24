package clientele.scheduler.process;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.synthetic.plan.ShopPlan;
import clientele.scheduler.crash.Victim;
import clientele.scheduler.shell.HeldStep;
import clientele.scheduler.shell.MonthSteps;
import clientele.scheduler.shell.PlantedShop;
import clientele.scheduler.shell.Shell;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process that serves is told what to do: over the wire, by commands beside it and by the
 * operating system. It writes its log as JSON.
 */
@ExtendWith(PostgresExtension.class)
class ServeControlTest {
  private static final YearMonth MONTH = YearMonth.now(Clock.systemUTC()).minusMonths(1);
  private static final String TOKEN = "a long enough token";
  private static final String RUN = "\"run\":\"" + MONTH + "\\/1\"";

  private final HttpClient client = HttpClient.newHttpClient();
  private final CountDownLatch never = new CountDownLatch(1);
  private final List<Victim> started = new ArrayList<>();
  private TestDatabase database;
  private Path config;

  @TempDir private Path folder;

  @BeforeEach
  void prepare(TestDatabase fresh) throws IOException {
    database = fresh;
    PlantedShop shop = PlantedShop.write(ShopPlan.of(200, 2, MONTH, 7), folder);
    config =
        Files.writeString(
            folder.resolve("clientele.yaml"),
            """
            source: { uri: "%s" }
            database: { url: "%s", user: %s }
            status: { token: "${TOKEN}" }
            log: { format: json }
            pipeline:
              embed: { trees: 20, epochs: 20, neighbours: 10 }
              cluster: { resamples: 2, null-draws: 0 }
            """
                .formatted(
                    shop.transactions(), database.address().url(), database.address().user()));
  }

  @AfterEach
  void end() {
    started.forEach(Victim::kill);
    started.forEach(Victim::end);
  }

  @Test
  void a_paused_month_is_not_begun_and_a_cancelled_run_is_given_up_and_resumed() throws Exception {
    assertThat(command("pause", "--because", "stocktaking").code()).isZero();
    Victim serve = serve();
    String page = page(serve);
    await("select count(*) from clientele.schedule_state where last_fire_at is not null", 1);
    assertThat(count("select count(*) from clientele.run")).as("due, and not begun").isZero();
    try (HeldStep step = held()) {
      String month = "{\"month\":\"%s\"}".formatted(MONTH);
      assertThat(post(page, "/runs", month, "")).isEqualTo(401);
      assertThat(post(page, "/runs/cancel", month, TOKEN)).as("nothing to cancel").isEqualTo(409);
      assertThat(post(page, "/runs", month, TOKEN)).isEqualTo(202);
      step.awaited();
      assertThat(post(page, "/runs/cancel", month, "")).isEqualTo(401);
      assertThat(post(page, "/runs/cancel", month, TOKEN)).isEqualTo(202);
      assertThat(serve.until("event=run_ended")).contains("outcome=stopped", RUN);
    }
    assertThat(
            strings(
                "select r.status || ' ' || s.error_code || ': ' || s.error_message"
                    + " from clientele.run r join clientele.run_step s using (month, revision)"
                    + " where s.status = 'FAILED'"))
        .containsExactly(
            "FAILED CANCELLED: step cluster_customers was stopped"
                + " [cancelled: asked for over the interface]");
    assertThat(count("select count(*) from bi.customer_segment")).as("published").isZero();
    assertThat(count("select count(*) from clientele.customer_cluster")).as("half").isZero();

    runByHandCancelledAndTerminated();
    Shell resumed = command("run", "--month", MONTH.toString());
    assertThat(resumed.err()).isEmpty();
    assertThat(published()).isEqualTo(1);
    assertThat(strings("select distinct step from clientele.run_step where attempt > 1"))
        .as("what was done is not done again")
        .containsExactly("cluster_customers");
    assertThat(post(page, "/schedule/resume", "{}", "")).isEqualTo(401);
    assertThat(post(page, "/schedule/resume", "{}", TOKEN)).isEqualTo(202);
    assertThat(count("select count(*) from clientele.schedule_state where paused")).isZero();
    serve.terminate();
    serve.end();
    readable(serve);
  }

  /** A run that a person started beside it ends by a command, and then by SIGTERM. */
  private void runByHandCancelledAndTerminated() throws Exception {
    try (HeldStep step = held()) {
      Victim run = run();
      step.awaited();
      assertThat(command("cancel", "--because", "wrong file").code()).isZero();
      assertThat(run.end()).isEqualTo(4);
      assertThat(run.said()).contains("CANCELLED: ", "[cancelled: wrong file]");
    }
    Victim run;
    try (HeldStep step = held()) {
      run = run();
      step.awaited();
      run.terminate();
      run.until("event=ending");
    }
    assertThat(run.end()).as("ended by a signal").isEqualTo(143);
    assertThat(run.said())
        .contains("cluster_customers done", " released in ", "goes on from there");
    assertThat(strings("select status from clientele.run")).containsExactly("RUNNING");
  }

  @Test
  void asked_to_end_it_finishes_the_step_and_leaves_the_month_to_the_next_start() throws Exception {
    Victim serve;
    try (HeldStep step = held()) {
      serve = serve();
      String page = page(serve);
      step.awaited();
      serve.terminate();
      assertThat(serve.until("event=ending")).contains("grace_s=20");
      gone(page);
    }
    serve.end();
    assertThat(serve.said()).contains("outcome=released");
    assertThat(strings("select status from clientele.run")).containsExactly("RUNNING");
    assertThat(strings("select step || ' ' || status from clientele.run_step order by started_at"))
        .as("the step at work is done, the next is not begun")
        .last()
        .isEqualTo("cluster_customers SUCCEEDED");
    readable(serve);
    assertThat(command("run", "--month", MONTH.toString()).code()).isZero();
    assertThat(published()).isEqualTo(1);
    assertThat(strings("select step from clientele.run_step where attempt > 1")).isEmpty();
  }

  @Test
  @Tag("soak")
  void a_month_that_came_due_in_a_pause_is_begun_by_itself_after_it() throws Exception {
    assertThat(command("pause", "--because", "stocktaking").code()).isZero();
    Victim serve = serve();
    page(serve);
    await("select count(*) from clientele.schedule_state where last_fire_at is not null", 1);
    assertThat(count("select count(*) from clientele.run")).isZero();
    assertThat(command("resume").code()).isZero();
    assertThat(serve.until("event=run_ended")).contains("outcome=published", RUN);
  }

  private HeldStep held() {
    return new HeldStep(database, "customer_cluster");
  }

  private Victim serve() {
    return start(List.of("serve", "--port", "0", "--config", config.toString(), "--home", home()));
  }

  private Victim run() throws IOException {
    return start(beside(List.of("run", "--month", MONTH.toString())));
  }

  private Victim start(List<String> words) {
    Map<String, String> token = Map.of("TOKEN", TOKEN);
    Victim victim = Victim.start("clientele.scheduler.Main", words, token, line -> false);
    started.add(victim);
    return victim;
  }

  private String home() {
    return folder.resolve("home").toString();
  }

  /** A command that a person types beside it; its month takes the settings of the same file. */
  private Shell command(String... words) throws IOException {
    return Shell.run(beside(List.of(words)).toArray());
  }

  private List<String> beside(List<String> words) throws IOException {
    Path plain =
        Files.writeString(
            folder.resolve("beside.yaml"), Files.readString(config).replaceAll("status:.*", ""));
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of("--config", plain.toString(), "--home", home()));
    return all;
  }

  private static String page(Victim serve) {
    return serve
        .until("the page: ")
        .replaceFirst(".*the page: ", "")
        .replace("localhost", "127.0.0.1");
  }

  /** Every line of the log is one JSON object that names run and step, and no customer. */
  private void readable(Victim serve) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : serve.said().lines().filter(l -> !l.startsWith("serving; ")).toList()) {
      try {
        lines.add(JsonMapper.builder().build().readTree(line));
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + line, e);
      }
    }
    List<JsonNode> steps =
        lines.stream().filter(l -> l.at("/formattedMessage").asText().contains("step_")).toList();
    assertThat(steps).hasSizeGreaterThan(8);
    assertThat(steps)
        .allSatisfy(
            line -> {
              assertThat(line.at("/mdc/run").asText()).isEqualTo(MONTH + "/1");
              assertThat(line.at("/mdc/step").asText()).isIn(MonthSteps.names());
            });
    PlantedShop.assertUnnamed("the log of serve", serve.said());
    String log = Files.readString(folder.resolve("home/logs/" + MONTH + "-r1.log"));
    assertThat(log).contains("event=run_ended");
    PlantedShop.assertUnnamed("the log of the run", log);
  }

  private void await(String query, int least) throws InterruptedException {
    for (int looks = 0; looks < 1200; looks++) {
      if (count(query) >= least) {
        return;
      }
      never.await(50, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("not within a minute: " + query);
  }

  /** Waits until nobody listens there any more. */
  private void gone(String page) throws InterruptedException {
    int port = URI.create(page).getPort();
    for (int looks = 0; looks < 1200; looks++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(socket.isConnected()).isTrue();
      } catch (IOException e) {
        return;
      }
      never.await(50, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("the page is still there");
  }

  private int published() {
    return count("select count(*) from clientele.run where status = 'PUBLISHED'");
  }

  private int count(String query) {
    return database.jdbi().withHandle(h -> h.createQuery(query).mapTo(Integer.class).one());
  }

  private List<String> strings(String query) {
    return database.jdbi().withHandle(h -> h.createQuery(query).mapTo(String.class).list());
  }

  private int post(String page, String path, String json, String token) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(page + "/api/v1" + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
  }
}
