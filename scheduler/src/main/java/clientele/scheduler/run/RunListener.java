package clientele.scheduler.run;

import clientele.steps.dag.RunId;
import clientele.steps.dag.StepOutcome;
import java.time.Duration;
import java.util.List;

/** The single hook for whatever wants to follow a run: progress line, log, later metrics. */
public interface RunListener {
  /** A run begins or resumes; the names of all its steps in order. */
  default void runStarted(RunId run, List<String> steps) {}

  /** A step begins. */
  default void stepStarted(RunId run, String step) {}

  /** A step ended, or was done already. */
  default void stepEnded(RunId run, StepOutcome outcome) {}

  /** A try of a step failed, and another follows after a wait. */
  default void stepWaits(RunId run, StepOutcome.Failed failure, Duration wait) {}

  /** The run ended. */
  default void runEnded(RunOutcome outcome) {}

  /** One listener that tells several, in their order. */
  static RunListener all(List<RunListener> listeners) {
    return new RunListener() {
      @Override
      public void runStarted(RunId run, List<String> steps) {
        listeners.forEach(listener -> listener.runStarted(run, steps));
      }

      @Override
      public void stepStarted(RunId run, String step) {
        listeners.forEach(listener -> listener.stepStarted(run, step));
      }

      @Override
      public void stepEnded(RunId run, StepOutcome outcome) {
        listeners.forEach(listener -> listener.stepEnded(run, outcome));
      }

      @Override
      public void stepWaits(RunId run, StepOutcome.Failed failure, Duration wait) {
        listeners.forEach(listener -> listener.stepWaits(run, failure, wait));
      }

      @Override
      public void runEnded(RunOutcome outcome) {
        listeners.forEach(listener -> listener.runEnded(outcome));
      }
    };
  }
}
