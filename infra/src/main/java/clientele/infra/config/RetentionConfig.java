package clientele.infra.config;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is kept, and what is done about lines that come late.
 *
 * @param rawMonths months whose lines are kept as they came; empty for ever
 * @param oldRevisions how long the customer rows of a run are kept once a later revision replaced
 *     it; empty for ever
 * @param lookAgain how often the source is held against the months that were read; empty never
 * @param reviseLate whether a month whose lines have changed is issued again unattended
 */
public record RetentionConfig(
    OptionalInt rawMonths,
    Optional<Duration> oldRevisions,
    Optional<Duration> lookAgain,
    boolean reviseLate) {

  /** Everything is kept, and late lines are shown. */
  public static final RetentionConfig DEFAULT =
      new RetentionConfig(
          OptionalInt.empty(), Optional.empty(), Optional.of(Duration.ofHours(24)), false);

  public RetentionConfig {
    if (rawMonths.isPresent() && rawMonths.getAsInt() < 1) {
      throw new IllegalArgumentException("raw-months is below 1 [" + rawMonths.getAsInt() + "]");
    }
  }
}
