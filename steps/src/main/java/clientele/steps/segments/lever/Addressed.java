package clientele.steps.segments.lever;

import org.jspecify.annotations.Nullable;

/**
 * Whom a lever addresses in its segment, by one feature, so that the customers can be listed: those
 * below a figure, those above one, or all.
 *
 * @param feature null for all
 * @param below the customers have less; null where that does not matter
 * @param above the customers have more; null where that does not matter
 */
record Addressed(@Nullable String feature, @Nullable Double below, @Nullable Double above) {
  /** Every customer of the segment. */
  static final Addressed ALL = new Addressed(null, null, null);

  static Addressed below(String feature, double limit) {
    return new Addressed(feature, limit, null);
  }

  static Addressed above(String feature, double limit) {
    return new Addressed(feature, null, limit);
  }
}
