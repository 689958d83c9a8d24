package clientele.scheduler.run;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.RunRecord;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepOutcome;
import clientele.steps.dag.StepResult;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries one step of a run until it is done, cannot be mended by trying, or was tried enough. */
final class StepAttempts {
  private static final Logger log = LoggerFactory.getLogger(StepAttempts.class);

  private final RunJournal journal;
  private final RunListener listener;
  private final RunPolicy policy;
  private final StepThread thread;

  StepAttempts(RunJournal journal, RunListener listener, RunPolicy policy) {
    this.journal = journal;
    this.listener = listener;
    this.policy = policy;
    this.thread = new StepThread(journal, policy.stop());
  }

  /**
   * Takes the step to its end.
   *
   * @param time what the run has left
   */
  StepOutcome take(RunRecord run, Step step, TimeLeft time) {
    for (int tries = 1; ; tries++) {
      StepOutcome outcome = attempt(run, step, time, tries);
      if (!(outcome instanceof StepOutcome.Failed failure)
          || !failure.code().retryable()
          || tries >= policy.retry().attempts()
          || policy.stop().asked()) {
        return outcome;
      }
      Duration wait = policy.waitAfter(tries);
      if (time.left().compareTo(wait) <= 0) {
        return outcome;
      }
      listener.stepWaits(run.id(), failure, wait);
      policy.waiting().spend(wait, policy.stop());
      if (policy.stop().asked()) {
        return outcome;
      }
    }
  }

  private StepOutcome attempt(RunRecord run, Step step, TimeLeft time, int tries) {
    RunId id = run.id();
    TimeLeft spent = new TimeLeft(limit(time));
    int attempt = 0;
    try {
      // A commit whose answer was lost may have been one.
      if (tries > 1 && journal.done(id).contains(step.name())) {
        return new StepOutcome.Skipped(step.name());
      }
      attempt = journal.begin(id, step.name(), policy.clock().instant());
      listener.stepStarted(id, step.name());
      RunContext context = new RunContext(id, attempt, run.seed(), run.startedAt());
      StepResult result = work(context, step, spent.left());
      return new StepOutcome.Succeeded(step.name(), attempt, result, spent.passed());
    } catch (StepException e) {
      log.debug("{} {} gave up", id, step.name(), e);
      return failed(id, step, attempt, e, spent);
    } catch (RuntimeException e) {
      log.debug("{} {} broke", id, step.name(), e);
      return failed(
          id,
          step,
          attempt,
          internal(
              "step %s broke [%s]. Maybe this is a defect; --verbose shows where."
                  .formatted(step.name(), e)),
          spent);
    } catch (OutOfMemoryError e) {
      // The step's transaction is rolled back and what it held is gone, so there is room to say so.
      return failed(
          id,
          step,
          attempt,
          internal(
              "step %s needs more memory than this process may use [%d MiB]. Maybe start with java -Xmx."
                  .formatted(step.name(), Runtime.getRuntime().maxMemory() >> 20)),
          spent);
    }
  }

  private StepResult work(RunContext context, Step step, Duration limit) {
    return thread.call(
        step.name(),
        limit,
        () ->
            journal.commit(context.id(), step.name(), context.attempt(), () -> step.run(context)));
  }

  private Duration limit(TimeLeft time) {
    Duration left = time.left();
    Duration limit = policy.retry().stepTimeout();
    return left.isNegative() ? Duration.ZERO : left.compareTo(limit) < 0 ? left : limit;
  }

  private static StepException internal(String message) {
    return new StepException(ErrorCode.INTERNAL, message);
  }

  private StepOutcome.Failed failed(
      RunId id, Step step, int attempt, StepException e, TimeLeft spent) {
    String message = String.valueOf(e.getMessage());
    try {
      if (attempt > 0) {
        journal.fail(id, step.name(), attempt, e.code(), message);
      }
    } catch (StepException unwritten) {
      // The attempt stays RUNNING in the journal until the next one begins.
      log.warn("run={} step={} event=unwritten cause={}", id, step.name(), unwritten.getMessage());
    }
    return new StepOutcome.Failed(step.name(), attempt, e.code(), message, spent.passed());
  }
}
