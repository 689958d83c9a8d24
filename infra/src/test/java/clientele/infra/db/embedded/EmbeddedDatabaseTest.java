package clientele.infra.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.db.Database;
import clientele.infra.db.HomeHolder;
import clientele.infra.db.journal.RunLease;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A home through its life: killed, stopped, contested, damaged. */
@Timeout(120)
class EmbeddedDatabaseTest {
  @TempDir static Path engine;
  @TempDir Path home;

  private final List<Process> holders = new ArrayList<>();

  /** Unpacking the server for every test would take longer than all the rest. */
  @BeforeEach
  void share_the_unpacked_server() throws IOException {
    Files.createSymbolicLink(home.resolve("engine"), engine);
  }

  /** One that a failed test left would hold the build's output open for ever. */
  @AfterEach
  void end_holders() {
    holders.forEach(Process::destroyForcibly);
  }

  @Test
  void after_a_kill_the_next_start_stops_the_orphan_and_keeps_what_was_committed()
      throws Exception {
    Process holder = holder();
    assertHeld(holder.pid());
    ProcessHandle orphan = postmaster();
    holder.destroyForcibly().waitFor();
    assertThat(orphan.isAlive()).isTrue();

    try (EmbeddedDatabase embedded = EmbeddedDatabase.start(home);
        Database database = Database.open(embedded.address())) {
      orphan.onExit().get(10, TimeUnit.SECONDS);
      assertThat(kept(database)).isEqualTo(1);
      assertThat(RunLease.tryTake(embedded.address())).hasValueSatisfying(RunLease::close);
    }
    assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void an_interrupt_stops_program_and_server_cleanly() throws Exception {
    Process holder = holder();
    ProcessHandle server = postmaster();
    new ProcessBuilder("sh", "-c", "kill -INT " + holder.pid()).start().waitFor();
    assertThat(holder.waitFor(30, TimeUnit.SECONDS)).isTrue();
    server.onExit().get(10, TimeUnit.SECONDS);
    assertThat(home.resolve("postgres/postmaster.pid")).doesNotExist();
    assertThat(Files.readString(home.resolve("postgres.log")))
        .contains("database system is shut down");
    try (EmbeddedDatabase embedded = EmbeddedDatabase.start(home);
        Database database = Database.open(embedded.address())) {
      assertThat(kept(database)).isEqualTo(1);
    }
    assertThat(Files.readString(home.resolve("postgres.log"))).doesNotContain("recovery");
  }

  @Test
  void commits_are_on_the_disk_and_only_loopback_listens() {
    try (EmbeddedDatabase embedded = EmbeddedDatabase.start(home)) {
      try (Database database = Database.open(embedded.address())) {
        assertThat(setting(database, "fsync")).isEqualTo("on");
        assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
        assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(setting(database, "unix_socket_directories")).isEmpty();
        assertThat(setting(database, "server_encoding")).isEqualTo("UTF8");
      }
      assertThatThrownBy(() -> EmbeddedDatabase.start(home))
          .hasMessageContaining("pid " + ProcessHandle.current().pid());
    }
  }

  @Test
  @SuppressWarnings("try") // the second close is the point
  void closing_twice_does_no_harm() {
    EmbeddedDatabase embedded = EmbeddedDatabase.start(home);
    embedded.close();
    embedded.close();
  }

  @Test
  void a_pid_file_from_before_a_power_cut_does_no_harm() throws IOException {
    EmbeddedDatabase.start(home).close();
    // the number belongs to somebody else by now: to this very test
    Files.writeString(
        home.resolve("postgres/postmaster.pid"),
        "%d\n%s\n1\n5432\n\n127.0.0.1\n".formatted(ProcessHandle.current().pid(), home));
    Files.writeString(home.resolve("holder"), ProcessHandle.current().pid() + " since 1");
    EmbeddedDatabase.start(home).close();
  }

  @Test
  void what_a_kill_during_the_first_start_left_behind_is_made_anew() throws IOException {
    Files.createDirectories(home.resolve("postgres"));
    Files.writeString(home.resolve("postgres/postgresql.conf"), "half");
    Files.writeString(home.resolve("initdb-unfinished"), "");
    Files.createDirectories(home.resolve("engine/PG-half"));
    EmbeddedDatabase.start(home).close();
    assertThat(home.resolve("engine/PG-half")).doesNotExist();
    assertThat(home.resolve("initdb-unfinished")).doesNotExist();
  }

  @Test
  void a_server_that_cannot_start_says_why_at_once() throws IOException {
    EmbeddedDatabase.start(home).close();
    Files.writeString(home.resolve("postgres/PG_VERSION"), "9\n");
    long begin = System.nanoTime();
    assertThatThrownBy(() -> EmbeddedDatabase.start(home))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE))
        .hasMessageContaining("incompatible");
    assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(30));
  }

  @Test
  void a_taken_port_and_a_home_that_cannot_be_made_are_named() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThatThrownBy(() -> EmbeddedDatabase.start(home, taken.getLocalPort(), false))
          .hasMessageContaining("port " + taken.getLocalPort() + " is taken");
    }
    Path file = Files.writeString(home.resolve("file"), "");
    assertThatThrownBy(() -> EmbeddedDatabase.start(file.resolve("home")))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageContaining("home cannot be made");
  }

  private void assertHeld(long pid) {
    assertThatThrownBy(() -> EmbeddedDatabase.start(home))
        .isInstanceOfSatisfying(
            StepException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WAREHOUSE))
        .hasMessageContaining("another process holds the home [" + home + ", pid " + pid + "]");
  }

  private Process holder() throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                HomeHolder.class.getName(),
                home.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    holders.add(process);
    BufferedReader out = process.inputReader();
    String line = out.readLine();
    while (line != null && !line.equals("READY")) {
      line = out.readLine();
    }
    assertThat(line).isEqualTo("READY");
    return process;
  }

  private ProcessHandle postmaster() throws IOException {
    String pid = Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(0).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static int kept(Database database) {
    return database
        .jdbi()
        .withHandle(h -> h.createQuery("select count(*) from kept").mapTo(Integer.class).one());
  }

  private static String setting(Database database, String name) {
    return database
        .jdbi()
        .withHandle(handle -> handle.createQuery("show " + name).mapTo(String.class).one());
  }
}
