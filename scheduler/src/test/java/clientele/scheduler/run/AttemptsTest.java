package clientele.scheduler.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import clientele.infra.config.RetryConfig;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.run.month.MonthClose;
import clientele.scheduler.shell.ScriptedStep;
import clientele.scheduler.trigger.SettableClock;
import clientele.steps.dag.Dag;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunStatus;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepRecord;
import clientele.steps.dag.StepResult;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.CustomerEmbedding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tries again, gives up in time, and really ends what runs; on a real server. */
@ExtendWith(PostgresExtension.class)
class AttemptsTest {
  private static final YearMonth MONTH = YearMonth.of(2011, 11);
  private static final RunId RUN = new RunId(MONTH, 1);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2011-12-01T04:00:00Z"), ZoneOffset.UTC);

  private Clock clock = CLOCK;
  private final List<Duration> waits = new ArrayList<>();
  private final StopSignal stop = new StopSignal();
  private TestDatabase database;
  private Runnable spent = () -> {};
  private Duration stepTimeout = Duration.ofMinutes(10);

  @BeforeEach
  void takeDatabase(TestDatabase fresh) {
    database = fresh;
  }

  private RunOutcome close(Function<RunContext, StepResult> work) {
    RetryConfig retry =
        new RetryConfig(
            4,
            Duration.ofSeconds(5),
            Duration.ofSeconds(12),
            Duration.ofHours(1),
            stepTimeout,
            Duration.ofHours(1));
    RunPolicy.Waiting waiting =
        (time, signal) -> {
          waits.add(time);
          spent.run();
        };
    RunPolicy policy = new RunPolicy(clock, retry, waiting, () -> 1.0, stop);
    DagRunner runner =
        new DagRunner(
            Dag.of(
                List.of(
                    new ScriptedStep("only", Set.of(), Set.of(Tables.CUSTOMER_EMBEDDING), work))),
            database.journal(),
            new RunListener() {},
            policy);
    return new MonthClose(
            database.journal(), runner, new MonthClose.RunFacts(42, "s", "test"), clock)
        .close(MONTH, Optional.empty());
  }

  @Test
  void what_waiting_can_mend_is_tried_again_with_growing_waits() {
    RunOutcome outcome =
        close(
            run -> {
              if (run.attempt() < 4) {
                throw new StepException(ErrorCode.SOURCE_UNAVAILABLE, "no answer [x]");
              }
              return StepResult.of(0);
            });
    assertThat(outcome).isEqualTo(new RunOutcome.Published(RUN));
    assertThat(waits)
        .containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(12));
    assertThat(database.journal().steps(RUN))
        .extracting(StepRecord::attempt, StepRecord::status)
        .containsExactly(
            tuple(1, "FAILED"), tuple(2, "FAILED"), tuple(3, "FAILED"), tuple(4, "SUCCEEDED"));
  }

  @Test
  void it_is_given_up_after_the_last_try_and_at_once_where_trying_cannot_help() {
    RunOutcome outcome =
        close(
            run -> {
              throw new StepException(ErrorCode.MAIL, "no carrier [x]");
            });
    assertThat(((RunOutcome.Stopped) outcome).failure().attempt()).isEqualTo(4);
    waits.clear();
    outcome =
        close(
            run -> {
              throw new StepException(ErrorCode.BAD_INPUT, "no such column [x]");
            });
    assertThat(((RunOutcome.Stopped) outcome).failure().code()).isEqualTo(ErrorCode.BAD_INPUT);
    assertThat(waits).isEmpty();
  }

  @Test
  void a_clock_that_jumps_a_month_ahead_takes_no_time_from_the_run() {
    SettableClock jumping = new SettableClock("2011-12-01T04:00:00Z");
    clock = jumping;
    RunOutcome outcome =
        close(
            run -> {
              if (run.attempt() == 1) {
                jumping.set("2011-12-31T04:00:00Z");
                throw new StepException(ErrorCode.SOURCE_UNAVAILABLE, "no answer [x]");
              }
              return StepResult.of(0);
            });
    assertThat(outcome).isEqualTo(new RunOutcome.Published(RUN));
    assertThat(waits).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void a_statement_that_takes_too_long_is_cancelled_on_the_server() {
    stepTimeout = Duration.ofMillis(300);
    RunOutcome outcome =
        close(
            run -> {
              query("select 1 from pg_sleep(600)");
              return StepResult.of(0);
            });
    assertThat(((RunOutcome.Stopped) outcome).failure().code()).isEqualTo(ErrorCode.TIMEOUT);
    assertThat(waits).as("a timeout is worth another try").hasSize(3);
    assertThat(sleeping()).isZero();
  }

  @Test
  void a_cancelled_run_fails_and_keeps_no_row_of_the_step() {
    CountDownLatch begun = new CountDownLatch(1);
    Thread person =
        new Thread(
            () -> {
              try {
                begun.await();
                stop.cancel("wrong file");
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    person.start();
    RunOutcome outcome =
        close(
            run -> {
              database
                  .warehouse()
                  .replace(
                      run.id(),
                      Tables.CUSTOMER_EMBEDDING,
                      List.of(new CustomerEmbedding("a", 1, 2)));
              begun.countDown();
              query("select 1 from pg_sleep(600)");
              return StepResult.of(1);
            });
    assertThat(((RunOutcome.Stopped) outcome).failure().code()).isEqualTo(ErrorCode.CANCELLED);
    assertThat(((RunOutcome.Stopped) outcome).failure().message()).contains("wrong file");
    assertThat(database.warehouse().rows(RUN, Tables.CUSTOMER_EMBEDDING)).isEmpty();
    assertThat(database.journal().latest(MONTH).orElseThrow().status()).isEqualTo(RunStatus.FAILED);
    assertThat(sleeping()).isZero();
  }

  @Test
  void a_run_left_for_another_start_stays_unfinished() {
    RunOutcome outcome =
        close(
            run -> {
              stop.abandon("the program ends");
              query("select 1 from pg_sleep(600)");
              return StepResult.of(1);
            });
    assertThat(outcome).isInstanceOf(RunOutcome.Released.class);
    assertThat(database.journal().latest(MONTH).orElseThrow().status())
        .isEqualTo(RunStatus.RUNNING);
  }

  @Test
  void a_run_that_is_left_while_it_waits_for_another_try_stays_unfinished() {
    spent = () -> stop.release("the program ends");
    RunOutcome outcome =
        close(
            run -> {
              throw new StepException(ErrorCode.MAIL, "no carrier [x]");
            });
    assertThat(outcome).isEqualTo(new RunOutcome.Released(RUN, "no carrier [x]"));
    assertThat(waits).hasSize(1);
    assertThat(database.journal().latest(MONTH).orElseThrow().status())
        .isEqualTo(RunStatus.RUNNING);
  }

  @Test
  void a_run_that_is_cancelled_while_it_waits_for_another_try_is_given_up() {
    spent = () -> stop.cancel("wrong file");
    RunOutcome outcome =
        close(
            run -> {
              throw new StepException(ErrorCode.MAIL, "no carrier [x]");
            });
    assertThat(((RunOutcome.Stopped) outcome).failure().code()).isEqualTo(ErrorCode.MAIL);
    assertThat(database.journal().latest(MONTH).orElseThrow().status()).isEqualTo(RunStatus.FAILED);
  }

  @Test
  void a_connection_cut_under_the_step_is_tried_again() {
    RunOutcome outcome =
        close(
            run -> {
              if (run.attempt() == 1) {
                query("select pg_terminate_backend(pg_backend_pid())::text");
              }
              return StepResult.of(0);
            });
    assertThat(outcome).isEqualTo(new RunOutcome.Published(RUN));
    assertThat(database.journal().steps(RUN).get(0).errorCode()).isEqualTo("WAREHOUSE");
  }

  /** Inside the step's own transaction, as the warehouse does it. */
  private void query(String select) {
    try {
      database
          .jdbi()
          .inTransaction(handle -> handle.createQuery(select).mapTo(String.class).list());
    } catch (org.jdbi.v3.core.JdbiException e) {
      throw new StepException(ErrorCode.WAREHOUSE, "the database refuses [" + e.getMessage() + "]");
    }
  }

  private long sleeping() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select count(*) from pg_stat_activity where datname = current_database()"
                            + " and state = 'active' and query like '%pg_sleep(600)%'"
                            + " and pid <> pg_backend_pid()")
                    .mapTo(Long.class)
                    .one());
  }
}
