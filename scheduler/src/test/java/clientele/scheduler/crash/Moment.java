package clientele.scheduler.crash;

/** When the process is killed. */
sealed interface Moment {
  /** As soon as it has printed a line with this in it: the border of a step. */
  record AtLine(String words) implements Moment {}

  /**
   * So long after its start, or after it has begun its work, wherever it is then.
   *
   * @param atWork whether the time counts from the first line it prints
   */
  record After(long millis, boolean atWork) implements Moment {}

  /** While the mail server has taken a message and not yet answered. */
  record AtCarrier() implements Moment {}
}
