package clientele.scheduler.run;

import java.time.Duration;

/** The time a run has left, by a watch that goes on evenly when the machine's clock is set. */
final class TimeLeft {
  private final long began = System.nanoTime();
  private final Duration limit;

  TimeLeft(Duration limit) {
    this.limit = limit;
  }

  /** How much of it is left; negative once it is over. */
  Duration left() {
    return limit.minusNanos(System.nanoTime() - began);
  }

  /** How much of it has passed. */
  Duration passed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
