package clientele.steps.core.explain;

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
    AT_MOST,
    /** More than the value. */
    ABOVE,
    /** The value or more; no search finds it, it stands where a limit is given. */
    AT_LEAST
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
