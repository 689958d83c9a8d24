package clientele.steps.dag;

import java.time.Duration;

/** How one step of one run ended. */
public sealed interface StepOutcome {
  /** The step's name. */
  String step();

  /** The step's rows and its journal entry are committed. */
  record Succeeded(String step, int attempt, StepResult result, Duration took)
      implements StepOutcome {}

  /** Nothing of the step was kept; the run ends here. */
  record Failed(String step, int attempt, ErrorCode code, String message, Duration took)
      implements StepOutcome {}

  /** The journal already holds this step of this run. */
  record Skipped(String step) implements StepOutcome {}
}
