package clientele.infra.db.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.infra.db.connection.DatabaseAddress;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunJournal.RunOpening;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepResult;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One at a time, taken over from the dead and the silent, and never written under by the late. */
@ExtendWith(PostgresExtension.class)
class RunLeaseTest {
  private static final RunId RUN = new RunId(YearMonth.of(2011, 11), 1);
  private static final Instant NOW = Instant.parse("2011-12-01T04:00:00Z");

  @Test
  void only_one_has_it_and_every_taking_counts_on(TestDatabase database) {
    RunLease first = RunLease.tryTake(database.address()).orElseThrow();
    assertThat(RunLease.tryTake(database.address())).isEmpty();
    assertThat(first.beat()).isEqualTo(new RunLease.Beat.Held());
    first.close();
    try (RunLease second = RunLease.tryTake(database.address()).orElseThrow()) {
      assertThat(second.token()).isEqualTo(first.token() + 1);
    }
  }

  @Test
  void a_holder_that_beats_keeps_it_and_one_that_hangs_loses_connections_and_lock(
      TestDatabase database) throws SQLException {
    RunLease.tryTake(database.address()).orElseThrow().close();
    Properties login = database.address().login();
    login.setProperty("ApplicationName", "clientele hung 1");
    try (Connection hung = DriverManager.getConnection(database.address().url(), login);
        Statement statement = hung.createStatement()) {
      statement.execute(
          "update clientele.run_lease set holder = 'clientele hung 1', server_process = me.pid,"
              + " connected_at = me.backend_start,"
              + " beat_at = clock_timestamp() - interval '59 seconds'"
              + " from pg_stat_activity me where me.pid = pg_backend_pid()");
      assertThat(RunLease.tryTake(database.address())).isEmpty();

      statement.execute(
          "update clientele.run_lease set beat_at = clock_timestamp() - interval '61 seconds'");
      try (RunLease next =
          RunLease.tryTake(database.address(), Duration.ofSeconds(60)).orElseThrow()) {
        assertThat(next.held()).isTrue();
        assertThatThrownBy(() -> statement.execute("select 1")).isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void whoever_wakes_up_late_can_write_nothing(TestDatabase database) {
    RunLease late = RunLease.tryTake(database.address()).orElseThrow();
    RunJournal asleep = database.database().journal(late);
    asleep.open(new RunOpening(RUN, 42, "", "abc", "0.1.0", "test"), NOW);
    int attempt = asleep.begin(RUN, "a", NOW);
    late.close();
    try (RunLease now = RunLease.tryTake(database.address()).orElseThrow()) {
      RunJournal awake = database.database().journal(now);
      assertThatThrownBy(() -> asleep.commit(RUN, "a", attempt, () -> StepResult.of(1)))
          .isInstanceOf(StepException.class)
          .hasMessageContaining("another process");
      assertThatThrownBy(() -> asleep.begin(RUN, "b", NOW)).hasMessageContaining("another process");
      awake.reopen(RUN);
      awake.commit(RUN, "b", awake.begin(RUN, "b", NOW), () -> StepResult.of(1));
      assertThat(awake.done(RUN)).containsExactly("b");
      assertThat(awake.steps(RUN).get(0).errorMessage()).contains("taken over by clientele ");
    }
  }

  @Test
  void a_connection_that_broke_is_mended_unless_another_process_came_in_between(
      TestDatabase database) {
    try (RunLease lock = RunLease.tryTake(database.address()).orElseThrow()) {
      endLockConnections(database);
      assertThat(lock.held()).isFalse();
      lock.ensure();
      assertThat(lock.held()).isTrue();
      assertThat(RunLease.tryTake(database.address())).isEmpty();

      endLockConnections(database);
      try (RunLease other = RunLease.tryTake(database.address()).orElseThrow()) {
        assertThatThrownBy(lock::ensure).hasMessageContaining("another process");
        assertThat(other.held()).isTrue();
      }
    }
  }

  @Test
  void a_wish_to_cancel_is_heard_with_the_next_beat_and_forgotten_with_the_next_taking(
      TestDatabase database) {
    ScheduleControl control = new ScheduleControl(database.jdbi());
    assertThat(control.cancel("nobody is at work")).isFalse();
    try (RunLease lock = RunLease.tryTake(database.address()).orElseThrow()) {
      database
          .database()
          .journal(lock)
          .open(new RunOpening(RUN, 42, "", "abc", "0.1.0", "test"), NOW);
      assertThat(control.cancel("wrong file")).isTrue();
      assertThat(lock.beat()).isEqualTo(new RunLease.Beat.CancelWanted("wrong file"));
    }
    try (RunLease lock = RunLease.tryTake(database.address()).orElseThrow()) {
      assertThat(lock.beat()).isEqualTo(new RunLease.Beat.Held());
    }
  }

  @Test
  void no_lock_that_a_reader_can_take_keeps_it_from_anybody(TestDatabase database)
      throws SQLException {
    String lock = "pg_catalog.pg_advisory_lock(bigint)";
    database.jdbi().useHandle(h -> h.execute("grant execute on function " + lock + " to public"));
    RunLease.tryTake(database.address()).orElseThrow().close();
    DatabaseAddress address = database.readerAddress();
    try (Connection reader = DriverManager.getConnection(address.url(), address.login());
        Statement statement = reader.createStatement()) {
      statement.execute("select pg_advisory_lock(" + 0x636C69656E74656CL + ")");
      assertThatThrownBy(() -> statement.execute("select from clientele.run_lease for update"))
          .hasMessageContaining("permission denied");
      try (RunLease lease = RunLease.tryTake(database.address()).orElseThrow()) {
        assertThat(lease.held()).isTrue();
      }
    }
  }

  private static void endLockConnections(TestDatabase database) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createQuery(
                        "select pg_terminate_backend(server_process, 5000)"
                            + " from clientele.run_lease")
                    .mapTo(Boolean.class)
                    .list());
  }
}
