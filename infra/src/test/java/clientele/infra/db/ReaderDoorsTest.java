package clientele.infra.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.config.value.Secret;
import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.journal.RunLease;
import clientele.infra.db.reader.ReaderGuard;
import clientele.infra.db.reader.ReaderLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader reads, and does nothing else to the server. */
@ExtendWith(PostgresExtension.class)
@Timeout(120)
class ReaderDoorsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select pg_advisory_lock(1)",
        "select pg_try_advisory_lock(1, 2)",
        "select pg_advisory_xact_lock_shared(1)",
        "select pg_sleep(1)",
        "select pg_sleep_for('1 second')",
        "select lo_create(0)",
        "select lo_from_bytea(0, 'x')",
        "select pg_logical_emit_message(false, 'a', 'b')",
        "create temporary table t (a int)",
        "create table bi.t (a int)",
        "create table public.t (a int)",
        "set temp_file_limit = -1",
        "select * from clientele.run_lease"
      })
  void what_locks_sleeps_stores_or_writes_is_refused(String statement, TestDatabase database)
      throws SQLException {
    try (Connection reader = enter(database.readerAddress());
        Statement asked = reader.createStatement()) {
      asked.execute("set default_transaction_read_only = off");
      assertThatThrownBy(() -> asked.execute(statement))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
    }
  }

  @Test
  void the_role_itself_has_limits_and_no_door_is_left_open(TestDatabase database)
      throws SQLException {
    assertThat(ReaderLimits.open(database.address())).isEmpty();
    try (Connection reader = enter(database.readerAddress());
        Statement asked = reader.createStatement()) {
      assertThat(one(asked, "show statement_timeout")).isEqualTo("2min");
      assertThat(one(asked, "show idle_in_transaction_session_timeout")).isEqualTo("1min");
      assertThat(one(asked, "show lock_timeout")).isEqualTo("10s");
      assertThat(one(asked, "show temp_file_limit")).isEqualTo("2GB");
      assertThat(one(asked, "select rolconnlimit from pg_roles where rolname = 'bi_reader'"))
          .isEqualTo("12");
    }
  }

  @Test
  void a_reader_that_lifts_their_limits_and_stands_in_the_way_is_shown_out(TestDatabase database)
      throws Exception {
    try (Connection reader = enter(database.readerAddress());
        Statement asked = reader.createStatement()) {
      reader.setAutoCommit(false);
      asked.execute("set statement_timeout = 0");
      asked.execute("set idle_in_transaction_session_timeout = 0");
      asked.execute("select * from bi.run");
      // as a migration would; only the guard of the open database can end the wait
      database.jdbi().useHandle(h -> h.execute("alter table clientele.run add column x int"));
      assertThatThrownBy(() -> asked.execute("select 1")).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void one_whose_transaction_never_ends_or_who_holds_an_advisory_lock_is_shown_out_and_others_not(
      TestDatabase database) throws Exception {
    ReaderGuard strict = new ReaderGuard(database.jdbi(), Duration.ZERO);
    ReaderGuard usual = new ReaderGuard(database.jdbi(), Duration.ofMinutes(10));
    try (Connection open = enter(database.readerAddress());
        Connection idle = enter(database.readerAddress());
        Statement asked = open.createStatement()) {
      open.setAutoCommit(false);
      asked.execute("select * from bi.run");
      assertThat(usual.look()).isEmpty();
      assertThat(strict.look())
          .extracting(ReaderGuard.Ended::reason)
          .containsExactly("its transaction takes too long");
      assertThat(idle.isValid(10)).isTrue();

      String lock = "pg_catalog.pg_advisory_lock(bigint)";
      database.jdbi().useHandle(h -> h.execute("grant execute on function " + lock + " to public"));
      try (Statement other = idle.createStatement()) {
        other.execute("select pg_advisory_lock(1)");
      }
      assertThat(usual.look())
          .extracting(ReaderGuard.Ended::reason)
          .containsExactly("it holds an advisory lock");
    } finally {
      strict.close();
      usual.close();
    }
  }

  @Test
  void an_owner_who_is_no_superuser_closes_what_they_may_and_is_told_the_rest(TestDatabase database)
      throws Exception {
    try (Outsider outsider = Outsider.enter(database)) {
      try (Database opened = Database.open(outsider.address())) {
        assertThat(ReaderLimits.open(outsider.address()))
            .containsExactly(
                "may call lo_create, lo_put, pg_advisory_lock, pg_sleep, pg_try_advisory_lock");
        assertThat(RunLease.tryTake(outsider.address())).isPresent();
        DatabaseAddress seat = database.readerAddress();
        String url = seat.url().replaceFirst("/[a-z_0-9]+(\\?|$)", "/outsider$1");
        try (Connection reader = enter(new DatabaseAddress(url, seat.user(), seat.password()));
            Statement asked = reader.createStatement()) {
          asked.execute("select pg_advisory_lock(1)");
          try (ReaderGuard guard = new ReaderGuard(opened.jdbi(), Duration.ofMinutes(10))) {
            assertThat(guard.look())
                .extracting(ReaderGuard.Ended::reason)
                .containsExactly("it holds an advisory lock");
          }
        }
      }
    }
  }

  @Test
  void functions_stay_where_another_application_has_its_tables(TestDatabase database)
      throws SQLException {
    database
        .jdbi()
        .useHandle(
            h -> {
              h.execute("create table public.crm (a int)");
              h.execute("grant execute on function pg_catalog.pg_sleep(float8) to public");
            });
    ReaderLimits.set(database.address());
    assertThat(ReaderLimits.open(database.address())).containsExactly("may call pg_sleep");
    database.jdbi().useHandle(h -> h.execute("drop table public.crm"));
    ReaderLimits.set(database.address());
    assertThat(ReaderLimits.open(database.address())).isEmpty();
  }

  /** A role that owns its database and may make roles, and is let in by the test's server. */
  private record Outsider(TestDatabase database, DatabaseAddress address, Path door, String before)
      implements AutoCloseable {

    static Outsider enter(TestDatabase database) throws IOException, SQLException {
      try (Connection owner = ReaderDoorsTest.enter(database.address());
          Statement statement = owner.createStatement()) {
        Path door = Path.of(one(statement, "show hba_file"));
        String before = Files.exists(door) ? Files.readString(door) : "";
        statement.execute("create role outsider login createrole password 'opensesame'");
        statement.execute("grant bi_reader to outsider with admin option");
        statement.execute("create database outsider owner outsider");
        if (!before.isEmpty()) {
          Files.writeString(door, before + "host all outsider 127.0.0.1/32 scram-sha-256\n");
        }
        statement.execute("select pg_reload_conf()");
        String url = database.address().url();
        String own =
            url.replaceFirst("/[a-z_0-9]+(\\?|$)", "/outsider$1").replaceAll("&password=[^&]*", "");
        return new Outsider(
            database,
            new DatabaseAddress(own, "outsider", Optional.of(new Secret("opensesame"))),
            door,
            before);
      }
    }

    @Override
    public void close() throws IOException, SQLException {
      try (Connection owner = ReaderDoorsTest.enter(database.address());
          Statement statement = owner.createStatement()) {
        statement.execute("drop database outsider with (force)");
        statement.execute("revoke bi_reader from outsider cascade");
        statement.execute("drop role outsider");
        if (!before.isEmpty()) {
          Files.writeString(door, before);
        }
        statement.execute("select pg_reload_conf()");
      }
    }
  }

  private static Connection enter(DatabaseAddress address) throws SQLException {
    return DriverManager.getConnection(address.url(), address.login());
  }

  private static String one(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
