package clientele.scheduler.month;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.config.value.Secret;
import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.embedded.EmbeddedDatabase;
import clientele.infra.synthetic.plan.ShopPlan;
import clientele.scheduler.alarm.Watch;
import clientele.scheduler.shell.PlantedShop;
import clientele.scheduler.shell.Shell;
import clientele.scheduler.status.StatusServer;
import clientele.scheduler.wiring.Wiring;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A month that fails in reading, in filtering, at constraints of the database and in the mail: what
 * is said of it everywhere tells where and why, and never of whom.
 */
class NoCustomerInLogsTest {
  private static final YearMonth MONTH = YearMonth.of(2025, 12);

  private final CountDownLatch never = new CountDownLatch(1);

  @TempDir private Path folder;

  @Test
  void a_run_that_fails_anywhere_names_file_line_column_and_rule_but_no_customer()
      throws Exception {
    PlantedShop shop = PlantedShop.write(ShopPlan.of(200, 2, MONTH, 7), folder);
    try (EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("server"), 0, false)) {
      Path config = config(server.address());
      fails(3, config, shop.headless(folder.resolve("headless")), "no header");
      fails(
          4,
          config,
          shop.broken(folder.resolve("broken")),
          ".csv line 2, bad_number in column Quantity");
      alarmed(config, shop);
      for (Refusal refusal : refusals()) {
        execute(server.address(), refusal.make());
        fails(5, config, shop.transactions(), refusal.says());
        execute(server.address(), refusal.drop());
      }
      Files.move(outbox(), folder.resolve("aside"));
      Files.writeString(outbox(), "in the way");
      fails(5, config, shop.transactions(), "the message cannot be put into the outbox");
      Files.delete(outbox());
      assertThat(run(config, shop.transactions()).code()).isZero();
      logs(server.address());
    }
  }

  /** Something that the database does not take, and the words for it. */
  private record Refusal(String make, String drop, String says) {}

  private static List<Refusal> refusals() {
    return List.of(
        check("transaction_raw"),
        duplicate("transaction"),
        cast("customer_feature"),
        check("customer_segment"));
  }

  private static Refusal check(String table) {
    return new Refusal(
        "alter table clientele.%s add constraint planted check (customer_id not ilike 'P%%') not valid"
            .formatted(table),
        "alter table clientele.%s drop constraint planted".formatted(table),
        "violates check constraint \"planted\"");
  }

  /** The server's own addition to this one shows the key. */
  private static Refusal duplicate(String table) {
    return new Refusal(
        "create unique index planted on clientele.%s (customer_id)".formatted(table),
        "drop index clientele.planted",
        "violates unique constraint \"planted\"");
  }

  /** The server's own words for this one show the value. */
  private static Refusal cast(String table) {
    return new Refusal(
        """
        create function clientele.planted() returns trigger language plpgsql as $$
        begin
          perform new.customer_id::int;
          return new;
        end $$;
        create trigger planted before insert on clientele.%s
          for each row execute function clientele.planted()
        """
            .formatted(table),
        "drop function clientele.planted() cascade",
        "invalid input syntax for type integer: \"…\"");
  }

  private Path config(DatabaseAddress database) throws IOException {
    return Files.writeString(
        folder.resolve("clientele.yaml"),
        """
        database: { url: "%s", user: %s }
        mail: { from: a@localhost, to: [owner@localhost], operators: [ops@localhost] }
        pipeline:
          max-rejected-share: 0.002
          embed: { trees: 20, epochs: 20, neighbours: 10 }
          cluster: { resamples: 2, null-draws: 0 }
        """
            .formatted(
                database.url()
                    + "&password="
                    + database.password().map(Secret::value).orElseThrow(),
                database.user()));
  }

  private Path home() {
    return folder.resolve("home");
  }

  private Shell run(Path config, Path source) {
    Shell shell =
        Shell.run(
            "run",
            "--verbose",
            "--month",
            MONTH,
            "--source",
            source,
            "--config",
            config,
            "--home",
            home());
    PlantedShop.assertUnnamed("what it prints", shell.out());
    PlantedShop.assertUnnamed("what it complains of, with every cause", shell.err());
    return shell;
  }

  private void fails(int code, Path config, Path source, String says) {
    Shell shell = run(config, source);
    assertThat(shell.err().lines().findFirst().orElse("")).contains(says);
    assertThat(shell.code()).isEqualTo(code);
  }

  /** The alarm of the month that has just failed, and what the page tells monitors meanwhile. */
  @SuppressWarnings("try") // the watch looks by itself until it is closed
  private void alarmed(Path config, PlantedShop shop) throws Exception {
    Clock clock = Clock.systemUTC();
    Optional<String> source = Optional.of(shop.transactions().toString());
    try (Wiring wiring = Wiring.shared(home(), Optional.of(config), source);
        Watch watch = wiring.service(clock).watch().start(Duration.ofMillis(100));
        StatusServer server = wiring.serve(Optional.of(0), () -> true, clock)) {
      String alarm = alarm();
      assertThat(alarm.replace("=\r\n", "")).contains("gave up", "bad_number in column Quantity");
      PlantedShop.assertUnnamed("the alarm", alarm);
      for (String path : List.of("/metrics", "/health/month", "/health/ready", "/health/live")) {
        PlantedShop.assertUnnamed(path, get(server, path));
      }
    }
  }

  /** The first alarm in the outbox, once it lies there. */
  private String alarm() throws IOException, InterruptedException {
    for (int looks = 0; looks < 1200; looks++) {
      for (File file : Objects.requireNonNullElse(outbox().toFile().listFiles(), new File[0])) {
        if (file.getName().startsWith("alarm-")) {
          return Files.readString(file.toPath());
        }
      }
      never.await(50, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError("no alarm within a minute");
  }

  private Path outbox() {
    return home().resolve("outbox");
  }

  private static String get(StatusServer server, String path)
      throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /** The journal, the incidents, and the log of the database's server. */
  private void logs(DatabaseAddress address) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection(address.url(), address.login());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select string_agg(s::text, chr(10)), string_agg(i::text, chr(10))"
                    + " from clientele.run_step s full join clientele.incident i on false")) {
      rows.next();
      assertThat(rows.getString(1)).contains("FAILED", "planted");
      PlantedShop.assertUnnamed("the journal", rows.getString(1));
      PlantedShop.assertUnnamed("the incidents", rows.getString(2));
    }
    assertThat(folder.resolve("server/postgres.log")).content().contains("ready to accept");
    PlantedShop.assertUnnamed(
        "the server's log", Files.readString(folder.resolve("server/postgres.log")));
  }

  private static void execute(DatabaseAddress address, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(address.url(), address.login());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
