package clientele.scheduler.command;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.run.month.HeldLease;
import clientele.scheduler.shell.Shell;
import clientele.scheduler.wiring.Wiring;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One home a shop: nothing is made where nothing is, nothing is mixed, and the first hour is told.
 */
@ExtendWith(PostgresExtension.class)
@Timeout(300)
class HomesTest {
  private static final String LINES =
      """
      InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
      1,A,MUG,2,11/5/2011 8:26,2.55,17850,United Kingdom
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "sql|select 1",
        "connect",
        "usefulness",
        "forget|c1",
        "resume",
        "pause|--because|x",
        "cancel|--because|x",
        "replay|--month|2011-11"
      })
  void a_wrong_home_is_an_error_and_no_new_database(String command) {
    Path home = folder.resolve("nowhere");
    List<Object> words = Stream.<Object>of((Object[]) command.split("\\|")).toList();
    Shell answer = Shell.run(Stream.concat(words.stream(), Stream.of("--home", home)).toArray());
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err())
        .startsWith("clientele: USAGE: there is no database in this home [" + home)
        .hasLineCount(1);
    assertThat(home).doesNotExist();
  }

  @Test
  void the_demo_has_a_home_of_its_own() {
    assertThat(Shell.run("demo", "--help").out().replaceAll("\\s+", " "))
        .contains("(default: clientele-demo)");
    assertThat(Shell.run("run", "--help").out().replaceAll("\\s+", " "))
        .contains("(default: clientele-home)");
  }

  @Test
  void lines_of_another_place_are_refused_unless_they_are_said_to_be_moved(TestDatabase database)
      throws IOException {
    Path config = config(database);
    Path file = source("shop");
    assertThat(close(config, file).err()).startsWith("clientele: TOO_LITTLE_DATA");
    Shell other = close(config, source("other"));
    assertThat(other.code()).isEqualTo(2);
    assertThat(other.err())
        .startsWith("clientele: USAGE: the warehouse holds the lines of another place")
        .contains(folder.resolve("shop").toString(), folder.resolve("other").toString(), "--moved");
    Shell demo =
        Shell.run(
            "demo",
            "--customers",
            "60",
            "--months",
            "2",
            "--no-serve",
            "--config",
            config,
            "--home",
            folder.resolve("home"));
    assertThat(demo.err()).contains("another place", "a made-up shop of 60 customers");
    assertThat(folder.resolve("home/shop")).doesNotExist();
    assertThat(close(config, source("other"), "--moved").err()).contains("TOO_LITTLE_DATA");
    assertThat(close(config, file).err()).contains("another place");
  }

  @Test
  void a_mistyped_place_marks_nothing(TestDatabase database) throws IOException {
    Path config = config(database);
    assertThat(close(config, folder.resolve("shpo/lines.csv")).code()).isEqualTo(5);
    assertThat(close(config, source("shop")).err()).startsWith("clientele: TOO_LITTLE_DATA");
  }

  @Test
  void a_run_whose_process_has_ended_is_interrupted(TestDatabase database) throws IOException {
    Path config = config(database);
    RunId run = new RunId(YearMonth.of(2011, 11), 1);
    try (HeldLease lease = HeldLease.tryTake(database.address()).orElseThrow()) {
      assertThat(lease.row().held()).isTrue();
      database
          .journal()
          .open(new RunJournal.RunOpening(run, 42, "", "s", "test", "test"), Instant.now());
      assertThat(status(config)).contains("RUNNING");
    }
    assertThat(status(config)).contains("INTERRUPTED").doesNotContain("RUNNING");
  }

  @Test
  void months_without_a_line_are_said_as_a_span(TestDatabase database) throws IOException {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into clientele.awaited_month"
                        + " select generate_series(date '2012-01-01', '2012-05-01', '1 month'), now()"));
    assertThat(status(config(database))).contains("no line of 2012-01 to 2012-05");
  }

  @Test
  void a_taken_port_is_found_before_anything_is_begun() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      Path home = folder.resolve("home");
      for (String command : List.of("demo", "serve")) {
        Shell answer = Shell.run(command, "--port", port, "--home", home);
        assertThat(answer.err()).contains("the page's port is taken [127.0.0.1:" + port);
        assertThat(answer.code()).isEqualTo(2);
        assertThat(home).doesNotExist();
      }
    }
  }

  @Test
  void check_tells_a_source_that_is_named_from_one_that_is_missing(TestDatabase database)
      throws IOException {
    Path config = config(database);
    Shell none = Shell.run("check", "--config", config, "--home", folder.resolve("home"));
    assertThat(none.out()).containsPattern("MEND +source +no place of transactions is named");
    assertThat(none.code()).isEqualTo(2);
    Shell gone =
        Shell.run(
            "check",
            "--source",
            folder.resolve("gone.csv"),
            "--config",
            config,
            "--home",
            folder.resolve("home"));
    assertThat(gone.out()).containsPattern("MEND +source ").contains("gone.csv");
    Shell there =
        Shell.run(
            "check",
            "--source",
            source("shop"),
            "--config",
            config,
            "--home",
            folder.resolve("home"));
    assertThat(there.out()).containsPattern("ok +source .*lines.csv, 1 files");
  }

  @Test
  void a_mistyped_command_is_one_line_with_what_may_be_meant() {
    for (String typed : List.of("stauts", "bakcfill")) {
      Shell answer = Shell.run(typed);
      assertThat(answer.err())
          .startsWith("clientele: USAGE: ")
          .contains(typed, "Maybe you meant " + (typed.equals("stauts") ? "status" : "backfill"))
          .hasLineCount(1);
      assertThat(answer.code()).isEqualTo(2);
    }
    assertThat(Shell.run("run", "--mnth", "2011-11").err()).hasLineCount(1);
  }

  @Test
  void the_embedded_server_listens_where_the_settings_say() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Path config =
        Files.writeString(folder.resolve("c.yaml"), "embedded: { port: %d }\n".formatted(port));
    Path home = folder.resolve("home");
    try (Wiring wiring = Wiring.shared(home, Optional.of(config), Optional.empty())) {
      assertThat(wiring.journal().runs()).isEmpty();
      assertThat(Shell.run("connect", "--home", home).out())
          .contains("port      " + port)
          .containsPattern(
              "postgresql\\+psycopg2://bi_reader:[^@]+@127.0.0.1:" + port + "/clientele");
      assertThat(Shell.run("sql", "select count(*) from segment_month", "--home", home).out())
          .contains("(1 row)");
    }
  }

  private String status(Path config) {
    return Shell.run("status", "--config", config, "--home", folder.resolve("home")).out();
  }

  private Shell close(Path config, Path source, String... more) {
    List<Object> words =
        List.of(
            "run",
            "--month",
            "2011-11",
            "--source",
            source,
            "--config",
            config,
            "--home",
            folder.resolve("home"));
    return Shell.run(Stream.concat(words.stream(), Stream.of(more)).toArray());
  }

  private Path source(String name) throws IOException {
    return Files.writeString(
        Files.createDirectories(folder.resolve(name)).resolve("lines.csv"), LINES);
  }

  private Path config(TestDatabase database) throws IOException {
    return Files.writeString(
        folder.resolve("clientele.yaml"),
        "database: { url: \"%s\", user: \"%s\" }"
            .formatted(database.address().url(), database.address().user()));
  }
}
