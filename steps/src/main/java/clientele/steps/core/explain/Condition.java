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
    ABOVE
  }

  /** Whether a value meets the condition. */
  public boolean holds(double value) {
    return op == Op.AT_MOST ? value <= threshold : value > threshold;
  }
}
