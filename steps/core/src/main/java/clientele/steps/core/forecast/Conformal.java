package clientele.steps.core.forecast;

import java.util.Arrays;

/**
 * Half widths of intervals from the errors of earlier origins, each in units of its own scale.
 * Errors of one origin depend on each other, so no level is promised beyond n/(n + 1) of n origins.
 *
 * <p>Source: Vovk, Gammerman and Shafer, Algorithmic learning in a random world, 2005; the quantile
 * is that of split conformal prediction.
 */
final class Conformal {
  private static final double LEVEL = 0.8;

  private Conformal() {}

  /** The level that so many origins can promise, at most .8; 0 without any. */
  static double level(int origins) {
    return Math.min(LEVEL, origins / (origins + 1.0));
  }

  /**
   * The half width in units of the scale.
   *
   * @param scores absolute errors over their scales, at least one
   * @param level 0 to 1
   */
  static double halfWidth(double[] scores, double level) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    int place = (int) Math.ceil(level * (sorted.length + 1) - 1e-9);
    return sorted[Math.max(1, Math.min(place, sorted.length)) - 1];
  }
}
