package clientele.infra.config;

import java.time.Duration;

/**
 * How often and how long a step is tried.
 *
 * @param attempts tries of one step in one run, where a further try can mend the failure: 1 … 100
 * @param firstWait before the second try; doubled before each further one
 * @param longestWait the most it is doubled to
 * @param again how long after a run gave up the whole month is tried again, where waiting can help
 * @param stepTimeout the longest a step may take
 * @param runTimeout the longest a run may take from its start or its resumption
 */
public record RetryConfig(
    int attempts,
    Duration firstWait,
    Duration longestWait,
    Duration again,
    Duration stepTimeout,
    Duration runTimeout) {

  /** What holds where the configuration says nothing. */
  public static final RetryConfig DEFAULT =
      new RetryConfig(
          5,
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(8));

  public RetryConfig {
    if (attempts < 1 || attempts > 100) {
      throw new IllegalArgumentException("attempts is not between 1 and 100 [" + attempts + "]");
    }
  }

  /** The same with one try: a person who waits for a command wants to hear of a failure at once. */
  public RetryConfig once() {
    return new RetryConfig(1, firstWait, longestWait, again, stepTimeout, runTimeout);
  }
}
