package clientele.infra.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.config.value.Secret;
import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.embedded.EmbeddedDatabase;
import clientele.infra.db.embedded.ServerSecrets;
import clientele.steps.dag.StepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What other users of the machine find of an embedded database: closed doors. */
@Timeout(300)
class EmbeddedDoorsTest {
  private static final Set<PosixFilePermission> EVERYBODY =
      PosixFilePermissions.fromString("rwxrwxrwx");

  @TempDir static Path engine;
  @TempDir Path folder;
  private Path home;

  /** Unpacking the server for every test would take longer than all the rest. */
  @BeforeEach
  void share_the_unpacked_server() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    Files.createSymbolicLink(home.resolve("engine"), engine);
  }

  @Test
  void nobody_comes_in_without_the_password_and_the_reader_only_where_its_views_are()
      throws Exception {
    try (EmbeddedDatabase embedded = EmbeddedDatabase.start(home, 0, false)) {
      for (String role : List.of("postgres", "bi_reader")) {
        for (String password : List.of("", "postgres", "guess")) {
          assertThatThrownBy(() -> enter(as(embedded.address(), role, password)))
              .isInstanceOfSatisfying(
                  SQLException.class, e -> assertThat(e.getSQLState()).isIn("28P01", "08004"));
        }
      }
      assertThat(enter(embedded.readerAddress())).isEqualTo("bi_reader");
      assertThatThrownBy(() -> enter(embedded.readerAddress("postgres")))
          .hasMessageContaining("permission denied for database");
      assertThat(embedded.address().toString()).doesNotContain("require");
      assertThat(openToOthers()).isEmpty();
    }
  }

  @Test
  void a_home_that_trusted_everybody_is_closed_at_the_next_start() throws Exception {
    EmbeddedDatabase.start(home, 0, false).close();
    Files.delete(home.resolve("pgpass"));
    Files.writeString(home.resolve("postgres/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
    Files.createDirectories(home.resolve("outbox"));
    Files.writeString(home.resolve("outbox/a.eml"), "To: somebody");
    for (String open : List.of("", "outbox", "outbox/a.eml", "postgres.log", "lock")) {
      Files.setPosixFilePermissions(home.resolve(open), EVERYBODY);
    }
    Files.delete(home.resolve("engine"));
    Path swapped = Files.createDirectories(home.resolve("engine/" + unpacked() + "/bin"));
    Files.writeString(swapped.resolve("postgres"), "#!/bin/sh\ntouch " + home + "/owned\n");
    Files.setPosixFilePermissions(swapped.resolve("postgres"), EVERYBODY);
    Files.setPosixFilePermissions(home.resolve("engine"), EVERYBODY);

    try (EmbeddedDatabase embedded = EmbeddedDatabase.start(home, 0, false)) {
      assertThatThrownBy(() -> enter(as(embedded.address(), "postgres", "")))
          .isInstanceOf(SQLException.class);
      assertThat(enter(embedded.address())).isEqualTo("postgres");
      assertThat(home.resolve("owned")).doesNotExist();
      assertThat(openToOthers()).isEmpty();
    }
  }

  @Test
  void a_folder_that_others_may_write_is_no_home() throws IOException {
    Files.setPosixFilePermissions(home, EVERYBODY);
    assertThatThrownBy(() -> EmbeddedDatabase.start(home, 0, false))
        .isInstanceOf(StepException.class)
        .hasMessageContaining("other users may write into the home");
    assertThat(Files.getPosixFilePermissions(home)).isEqualTo(EVERYBODY);
  }

  @Test
  void a_password_file_of_another_home_is_named() throws IOException {
    EmbeddedDatabase.start(home, 0, false).close();
    Files.writeString(
        home.resolve("pgpass"),
        ServerSecrets.fresh(List.of(EmbeddedDatabase.OWNER, EmbeddedDatabase.READER)));
    assertThatThrownBy(() -> EmbeddedDatabase.start(home, 0, false))
        .hasMessageContaining("pgpass")
        .hasMessageContaining("new passwords");
  }

  @Test
  void a_server_that_is_killed_while_it_starts_is_noticed_at_once() throws Exception {
    EmbeddedDatabase.start(home, 0, false).close();
    Path pidFile = home.resolve("postgres/postmaster.pid");
    Thread killer =
        new Thread(
            () -> {
              try {
                while (!Files.exists(pidFile) || Files.readAllLines(pidFile).isEmpty()) {
                  Thread.onSpinWait();
                }
                long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    killer.setDaemon(true);
    killer.start();
    long begin = System.nanoTime();
    assertThatThrownBy(() -> EmbeddedDatabase.start(home, 0, false))
        .isInstanceOf(StepException.class);
    assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(100));
    EmbeddedDatabase.start(home, 0, false).close();
  }

  private static DatabaseAddress as(DatabaseAddress address, String role, String password) {
    return new DatabaseAddress(address.url(), role, Optional.of(new Secret(password)));
  }

  private static String enter(DatabaseAddress address) throws SQLException {
    try (Connection connection = DriverManager.getConnection(address.url(), address.login());
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("select current_user")) {
      row.next();
      return row.getString(1);
    }
  }

  private static String unpacked() throws IOException {
    try (Stream<Path> inside = Files.list(engine)) {
      return inside.findFirst().orElseThrow().getFileName().toString();
    }
  }

  private List<Path> openToOthers() throws IOException {
    Set<PosixFilePermission> owners = PosixFilePermissions.fromString("rwx------");
    try (Stream<Path> tree = Files.walk(home)) {
      return tree.filter(path -> !Files.isSymbolicLink(path))
          .filter(
              path -> {
                try {
                  return !owners.containsAll(Files.getPosixFilePermissions(path));
                } catch (IOException e) {
                  return false; // a file the server has taken away meanwhile
                }
              })
          .toList();
    }
  }
}
