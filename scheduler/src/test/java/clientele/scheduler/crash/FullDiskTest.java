package clientele.scheduler.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.embedded.EmbeddedDatabase;
import clientele.infra.synthetic.ShopFolders;
import clientele.infra.synthetic.SyntheticShop;
import clientele.infra.synthetic.plan.ShopPlan;
import clientele.scheduler.shell.BiDump;
import clientele.scheduler.shell.Hook;
import clientele.scheduler.shell.MonthSteps;
import clientele.scheduler.shell.Outbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real process on a disk that is really full: the kernel itself refuses to write. The run stops
 * with one line that says so, and goes on as if nothing had been once there is room.
 */
@Tag("soak")
class FullDiskTest {
  private static final YearMonth MONTH = YearMonth.of(2025, 12);
  private static final String MAIN = "clientele.scheduler.Main";

  @TempDir private Path folder;

  @BeforeEach
  void mountable() {
    Optional<String> why = SmallDisk.whyNot(folder.resolve("probe"));
    assumeTrue(why.isEmpty(), () -> "left out: no disk can be mounted: " + why.orElse(""));
    SyntheticShop.write(ShopPlan.of(300, 3, MONTH, 7), folder.resolve("shop"), share -> {});
  }

  @Test
  void a_disk_full_under_every_step_stops_the_run_in_words_and_changes_no_table_and_no_mail()
      throws IOException {
    Path calm = folder.resolve("calm");
    assertThat(run(calm, line -> {}).code()).isZero();
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 400)) {
      Path home = disk.place().resolve("home");
      List<String> heard = new ArrayList<>();
      Set<String> met = new TreeSet<>();
      Ended ended = run(home, line -> fillAtNewStep(disk, line, met));
      while (ended.code() != 0) {
        heard.add(complaint(ended));
        heard.add(complaint(run(home, line -> {})));
        disk.empty();
        ended = run(home, line -> fillAtNewStep(disk, line, met));
      }
      disk.empty();
      heard.forEach(System.out::println);
      assertThat(met).as("steps").hasSize(MonthSteps.names().size());
      assertThat(heard).as("stops").hasSizeGreaterThan(6);
      assertThat(dump(home)).isEqualTo(dump(calm));
      assertThat(Outbox.of(home)).isEqualTo(Outbox.of(calm)).hasSize(1);
    }
  }

  @Test
  void a_server_that_dies_of_its_full_disk_is_told_as_such_and_loses_nothing() throws IOException {
    Path calm = folder.resolve("calm");
    assertThat(run(calm, line -> {}).code()).isZero();
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 400)) {
      Path home = disk.place().resolve("home");
      Ended ended =
          run(
              home,
              line -> {
                if (line.endsWith("cluster_customers started")) {
                  disk.fill();
                  beginNextPieceOfLog(home);
                }
              });
      System.out.println(complaint(ended));
      assertThat(EmbeddedDatabase.servedByOther(home)).as("it is gone").isEmpty();
      disk.empty();
      Ended last = run(home, line -> {});
      assertThat(last.code()).as(last.said()).isZero();
      assertThat(dump(home)).isEqualTo(dump(calm));
      assertThat(Outbox.of(home)).isEqualTo(Outbox.of(calm)).hasSize(1);
    }
  }

  @Test
  void serve_alarms_of_the_full_disk_and_closes_the_month_by_itself_when_there_is_room()
      throws Exception {
    YearMonth due = YearMonth.now(Clock.systemUTC()).minusMonths(1);
    SyntheticShop.write(ShopPlan.of(300, 3, due, 7), folder.resolve("due"), share -> {});
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 400);
        EmbeddedDatabase server = EmbeddedDatabase.start(disk.place().resolve("server"));
        Hook hook = new Hook()) {
      Path config = config(server.address());
      Set<String> met = new HashSet<>();
      Victim serve =
          Victim.start(
              MAIN,
              List.of("serve", "--port", "0", "--config", config.toString(), "--home", home("h")),
              Map.of("HOOK", hook.address().toString()),
              line -> {
                if (line.endsWith("step=embed_customers event=step_started") && met.isEmpty()) {
                  met.add(line);
                  disk.fill();
                }
                return false;
              });
      try {
        String alarm = hook.next();
        System.out.println(alarm);
        assertThat(alarm).contains("\"event\":\"alarm\"", "disk is full");
        disk.empty();
        server.revive();
        String end = hook.next();
        System.out.println(end);
        assertThat(end).contains("\"event\":\"over\"");
        assertThat(hook.heard()).as("one alarm, one all-clear").isEmpty();
        assertThat(BiDump.of(server.address(), Set.of()).get("run").toString())
            .contains("PUBLISHED");
        assertThat(Outbox.of(Path.of(home("h")))).hasSize(1);
      } finally {
        serve.kill();
        assertThat(serve.end()).as(serve.said()).isEqualTo(137);
      }
    }
  }

  /** Each step begins once with nothing left on the disk, unless one before it has stopped. */
  private static void fillAtNewStep(SmallDisk disk, String line, Set<String> met) {
    if (line.endsWith(" started") && met.add(line)) {
      disk.fill();
    }
  }

  /** What is said of the full disk. */
  private static String complaint(Ended ended) {
    assertThat(ended.code()).as(ended.said()).isEqualTo(5);
    assertThat(ended.complaint()).contains("full");
    return ended.complaint();
  }

  /** A process that came to its end by itself. */
  private record Ended(int code, String said) {
    /** The line on which it says what is wrong. */
    String complaint() {
      return said.lines()
          .filter(line -> line.startsWith("clientele: "))
          .reduce((first, last) -> last)
          .orElse("nothing was complained of in: " + said);
    }
  }

  /** What is done at a line that the process prints. */
  private interface Hearing {
    void line(String line);
  }

  private Path config(DatabaseAddress database) throws IOException {
    return Files.writeString(
        folder.resolve("serve.yaml"),
        """
        source: { uri: "%s" }
        database: { url: "%s", user: %s }
        alarms: { webhook: "${HOOK}" }
        retry: { attempts: 2, first-wait: 1s, longest-wait: 1s, again: 1s }
        """
            .formatted(
                new ShopFolders(folder.resolve("due")).transactions(),
                database.url(),
                database.user()));
  }

  private String home(String name) {
    return folder.resolve(name).toString();
  }

  /** What is written from now on needs room that is not there, and without it a server ends. */
  private static void beginNextPieceOfLog(Path home) {
    DatabaseAddress owner = EmbeddedDatabase.servedByOtherForOwner(home).orElseThrow();
    try (Connection connection = DriverManager.getConnection(owner.url(), owner.login());
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_switch_wal()");
      statement.execute("create table clientele.never (a int)");
    } catch (SQLException e) {
      // that is what is wanted
    }
  }

  private Ended run(Path home, Hearing hearing) {
    Victim victim =
        Victim.start(
            MAIN,
            List.of(
                "run",
                "--month",
                MONTH.toString(),
                "--source",
                new ShopFolders(folder.resolve("shop")).transactions().toString(),
                "--home",
                home.toString()),
            line -> {
              hearing.line(line);
              return false;
            });
    int code = victim.finish();
    return new Ended(code, victim.said());
  }

  private static Map<String, List<String>> dump(Path home) {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
      return dump(database.address());
    }
  }

  private static Map<String, List<String>> dump(DatabaseAddress address) {
    Map<String, List<String>> dump = BiDump.of(address, Set.of());
    dump.remove("run_step"); // attempts and their failures differ, as they should
    return dump;
  }
}
