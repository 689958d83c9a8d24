package clientele.steps.core.explain;

/**
 * An effect and its 95 % interval.
 *
 * @param value the effect
 * @param low lower end
 * @param high upper end
 * @param sample how many it was found on
 */
public record Estimate(double value, double low, double high, long sample) {
  /** 97.5 % quantile of the normal distribution. */
  static final double Z = 1.959963984540054;

  /** Nothing can be said: too few, or no spread. */
  static Estimate unknown(double low, double high, long sample) {
    return new Estimate(0, low, high, sample);
  }
}
