package clientele.steps.core.value.outlook;

import org.hipparchus.special.Erf;

/** The quantile of the standard normal distribution. */
final class NormalQuantile {
  private NormalQuantile() {}

  /** For a share inside 0 … 1. */
  static double of(double share) {
    return -Math.sqrt(2) * Erf.erfcInv(2 * share);
  }
}
