package clientele.steps.core.explain;

import java.util.Arrays;

/**
 * One comparison of a rule, in the feature's natural unit.
 *
 * @param feature column of the feature matrix
 * @param op how it compares
 * @param threshold a rounded value
 */
public record Condition(int feature, Op op, double threshold) {

  /** How a feature compares with the threshold. */
  public enum Op {
    /** The value or less. */
    AT_MOST("at most"),
    /** More than the value. */
    ABOVE("above"),
    /** The value or more; no search finds it, it stands where a limit is given. */
    AT_LEAST("at least");

    private final String words;

    Op(String words) {
      this.words = words;
    }

    /** As tables have it. */
    public String words() {
      return words;
    }

    /** The comparison of such words. */
    public static Op of(String words) {
      return Arrays.stream(values())
          .filter(op -> op.words.equals(words))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("no such comparison [" + words + "]"));
    }
  }

  /** Whether a value meets the condition. */
  public boolean holds(double value) {
    return switch (op) {
      case AT_MOST -> value <= threshold;
      case ABOVE -> value > threshold;
      case AT_LEAST -> value >= threshold;
    };
  }
}
