package clientele.scheduler.crash;

/** When the process is killed. */
sealed interface Moment {
  /** As soon as it has printed a line with this in it: the border of a step. */
  record AtLine(String words) implements Moment {}

  /** So long after its start, wherever it is. */
  record After(long millis) implements Moment {}

  /** While the mail server has taken a message and not yet answered. */
  record AtCarrier() implements Moment {}
}
