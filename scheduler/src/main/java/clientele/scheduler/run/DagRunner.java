package clientele.scheduler.run;

import clientele.steps.dag.Dag;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.RunStatus;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepOutcome;
import clientele.steps.dag.StepResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a run through its steps, one after another. A step that the journal holds as done is
 * skipped; the first failure ends the run and leaves it to be resumed there.
 */
public final class DagRunner {
  private static final Logger log = LoggerFactory.getLogger(DagRunner.class);

  private final Dag dag;
  private final RunJournal journal;
  private final RunListener listener;
  private final Clock clock;

  public DagRunner(Dag dag, RunJournal journal, RunListener listener, Clock clock) {
    this.dag = dag;
    this.journal = journal;
    this.listener = listener;
    this.clock = clock;
  }

  /** Does what is left of a run that stands as RUNNING in the journal. */
  public RunOutcome run(RunRecord run) {
    RunId id = run.id();
    listener.runStarted(id, dag.inOrder().stream().map(Step::name).toList());
    RunOutcome outcome = steps(run);
    journal.close(
        id,
        outcome instanceof RunOutcome.Stopped ? RunStatus.FAILED : RunStatus.PUBLISHED,
        clock.instant());
    listener.runEnded(outcome);
    return outcome;
  }

  private RunOutcome steps(RunRecord run) {
    Set<String> done = journal.done(run.id());
    for (Step step : dag.inOrder()) {
      StepOutcome outcome =
          done.contains(step.name()) ? new StepOutcome.Skipped(step.name()) : attempt(run, step);
      listener.stepEnded(run.id(), outcome);
      if (outcome instanceof StepOutcome.Failed failure) {
        return new RunOutcome.Stopped(run.id(), failure);
      }
    }
    return new RunOutcome.Published(run.id());
  }

  private StepOutcome attempt(RunRecord run, Step step) {
    RunId id = run.id();
    Instant began = clock.instant();
    int attempt = journal.begin(id, step.name(), began);
    listener.stepStarted(id, step.name());
    RunContext context = new RunContext(id, attempt, run.seed(), run.startedAt());
    try {
      StepResult result = journal.commit(id, step.name(), attempt, () -> step.run(context));
      return new StepOutcome.Succeeded(
          step.name(), attempt, result, Duration.between(began, clock.instant()));
    } catch (StepException e) {
      log.debug("{} {} gave up", id, step.name(), e);
      return failed(id, step, attempt, e.code(), String.valueOf(e.getMessage()), began);
    } catch (RuntimeException e) {
      log.debug("{} {} broke", id, step.name(), e);
      String message =
          "step %s broke [%s]. Maybe this is a defect; --verbose shows where."
              .formatted(step.name(), e);
      return failed(id, step, attempt, ErrorCode.INTERNAL, message, began);
    } catch (OutOfMemoryError e) {
      // The step's transaction is rolled back and what it held is gone, so there is room to say so.
      String message =
          "step %s needs more memory than this process may use [%d MiB]. Maybe start with java -Xmx."
              .formatted(step.name(), Runtime.getRuntime().maxMemory() >> 20);
      return failed(id, step, attempt, ErrorCode.INTERNAL, message, began);
    }
  }

  private StepOutcome.Failed failed(
      RunId id, Step step, int attempt, ErrorCode code, String message, Instant began) {
    journal.fail(id, step.name(), attempt, code, message);
    return new StepOutcome.Failed(
        step.name(), attempt, code, message, Duration.between(began, clock.instant()));
  }
}
