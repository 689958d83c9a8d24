package clientele.scheduler.run;

import clientele.steps.dag.Dag;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.RunStatus;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepOutcome;
import clientele.steps.table.Tables;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes a run through its steps, one after another. A step that the journal holds as done is
 * skipped; the first that gives up ends the run and leaves it to be resumed there.
 */
public final class DagRunner {
  private final Dag dag;
  private final RunJournal journal;
  private final RunListener listener;
  private final RunPolicy policy;
  private final StepAttempts attempts;

  /** Tries every step once. */
  public DagRunner(Dag dag, RunJournal journal, RunListener listener, Clock clock) {
    this(dag, journal, listener, RunPolicy.once(clock));
  }

  public DagRunner(Dag dag, RunJournal journal, RunListener listener, RunPolicy policy) {
    this.dag = dag;
    this.journal = journal;
    this.listener = listener;
    this.policy = policy;
    this.attempts = new StepAttempts(journal, listener, policy);
  }

  /** Does what is left of a run that stands as RUNNING in the journal. */
  public RunOutcome run(RunRecord run) {
    RunId id = run.id();
    listener.runStarted(id, dag.inOrder().stream().map(Step::name).toList());
    RunOutcome outcome = steps(run);
    if (outcome instanceof RunOutcome.Stopped) {
      journal.close(id, RunStatus.FAILED, policy.clock().instant());
    } else if (outcome instanceof RunOutcome.Published) {
      journal.close(id, RunStatus.PUBLISHED, policy.clock().instant());
    }
    listener.runEnded(outcome);
    return outcome;
  }

  /** The first step that looks at the published months, and all that come after it. */
  public Set<String> lookingBack() {
    return dag.inOrder().stream()
        .dropWhile(step -> !step.readsPast().contains(Tables.PUBLICATION))
        .map(Step::name)
        .collect(Collectors.toSet());
  }

  private RunOutcome steps(RunRecord run) {
    Set<String> done = journal.done(run.id());
    TimeLeft time = new TimeLeft(policy.retry().runTimeout());
    for (Step step : dag.inOrder()) {
      if (policy.stop().released().isPresent()) {
        return new RunOutcome.Released(run.id(), policy.stop().released().get());
      }
      StepOutcome outcome =
          done.contains(step.name())
              ? new StepOutcome.Skipped(step.name())
              : attempts.take(run, step, time);
      listener.stepEnded(run.id(), outcome);
      if (outcome instanceof StepOutcome.Failed failure) {
        return ended(run.id(), failure);
      }
    }
    return new RunOutcome.Published(run.id());
  }

  /**
   * A run that was stopped for another's or a later start's sake stays unfinished, also where it
   * waited to try a step again.
   */
  private RunOutcome ended(RunId id, StepOutcome.Failed failure) {
    StopSignal stop = policy.stop();
    boolean left = stop.ordered().map(StopSignal.Order::keep).orElse(stop.released().isPresent());
    boolean kept = left && (failure.code() == ErrorCode.CANCELLED || failure.code().retryable());
    return kept
        ? new RunOutcome.Released(id, failure.message())
        : new RunOutcome.Stopped(id, failure);
  }
}
