package clientele.scheduler.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import clientele.infra.config.RetryConfig;
import clientele.infra.db.PostgresExtension;
import clientele.infra.db.TestDatabase;
import clientele.scheduler.run.DagRunner;
import clientele.scheduler.run.RunListener;
import clientele.scheduler.run.RunPolicy;
import clientele.scheduler.run.month.HeldLease;
import clientele.scheduler.run.month.MonthClose;
import clientele.scheduler.shell.ScriptedStep;
import clientele.scheduler.status.api.RunControl;
import clientele.steps.dag.Dag;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.RunStatus;
import clientele.steps.dag.StepRecord;
import clientele.steps.dag.StepResult;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A month that was asked for on the page ends as gently as one that came due. */
@ExtendWith(PostgresExtension.class)
class BackgroundRunsTest {
  private static final YearMonth MONTH = YearMonth.of(2026, 1);

  private final CountDownLatch begun = new CountDownLatch(1);

  @Test
  void the_end_of_the_program_waits_for_the_step_at_work(TestDatabase database) throws Exception {
    BackgroundRuns runs =
        new BackgroundRuns(database.database(), lease -> closing(database, lease));
    assertThat(runs.start(MONTH, Optional.empty(), Optional.empty()))
        .isEqualTo(RunControl.Answer.TAKEN);
    begun.await();
    assertThat(runs.start(MONTH, Optional.empty(), Optional.empty()))
        .isEqualTo(RunControl.Answer.BUSY);
    runs.close();
    try (HeldLease next = HeldLease.tryTake(database.address()).orElseThrow()) {
      assertThat(next.row().held()).as("given back by the time it returns").isTrue();
    }
    RunRecord run = database.journal().latest(MONTH).orElseThrow();
    assertThat(run.status()).isEqualTo(RunStatus.RUNNING);
    assertThat(database.journal().steps(run.id()))
        .as("the first is done, the second is not begun")
        .extracting(StepRecord::step, StepRecord::status)
        .containsExactly(tuple("first", "SUCCEEDED"));
  }

  private MonthClose closing(TestDatabase database, HeldLease lease) {
    RunJournal journal = database.database().journal(lease.row());
    Dag dag =
        Dag.of(
            List.of(
                new ScriptedStep("first", run -> untilAskedToEnd(lease)),
                new ScriptedStep("second", run -> StepResult.of(0))));
    Clock clock = Clock.systemUTC();
    RunPolicy policy = RunPolicy.of(clock, RetryConfig.DEFAULT.once(), lease.stop());
    return new MonthClose(
        journal,
        new DagRunner(dag, journal, new RunListener() {}, policy),
        new MonthClose.RunFacts(42, "s", "test"),
        clock);
  }

  private StepResult untilAskedToEnd(HeldLease lease) {
    begun.countDown();
    while (!lease.stop().asked()) {
      Thread.onSpinWait();
    }
    return StepResult.of(0);
  }
}
