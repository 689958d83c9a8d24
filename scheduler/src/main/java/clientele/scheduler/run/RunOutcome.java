package clientele.scheduler.run;

import clientele.steps.dag.RunId;
import clientele.steps.dag.StepOutcome;

/** How a request to close a month ended. */
public sealed interface RunOutcome {
  /** Month and revision. */
  RunId run();

  /** Every step is done. */
  record Published(RunId run) implements RunOutcome {}

  /** The month was published before and nobody asked for a revision; nothing was done. */
  record LeftAlone(RunId run) implements RunOutcome {}

  /** A step gave up; closing the month again resumes there. */
  record Stopped(RunId run, StepOutcome.Failed failure) implements RunOutcome {}
}
