package clientele.steps.dag;

/** Where a run stands. */
public enum RunStatus {
  /** At work, or killed at work: the journal tells which step comes next. */
  RUNNING,
  /** A step gave up; running the month again resumes there. */
  FAILED,
  /** Every step is done and the views show it, unless a later revision does. */
  PUBLISHED
}
