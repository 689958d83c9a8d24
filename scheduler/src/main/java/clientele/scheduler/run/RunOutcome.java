package clientele.scheduler.run;

import clientele.steps.dag.RunId;
import clientele.steps.dag.StepOutcome;

/** How a request to close a month ended. */
public sealed interface RunOutcome {
  /** Month and revision. */
  RunId run();

  /** The outcome in one word. */
  default String word() {
    return this instanceof Published
        ? "published"
        : this instanceof Stopped ? "stopped" : this instanceof Released ? "released" : "left";
  }

  /** Every step is done. */
  record Published(RunId run) implements RunOutcome {}

  /** The month was published before and nobody asked for a revision; nothing was done. */
  record LeftAlone(RunId run) implements RunOutcome {}

  /** The run was asked to end and stays unfinished; closing the month again resumes it. */
  record Released(RunId run, String why) implements RunOutcome {}

  /** A step gave up; closing the month again resumes there. */
  record Stopped(RunId run, StepOutcome.Failed failure) implements RunOutcome {}
}
