package clientele.steps.core.matrix;

import java.util.Arrays;

/**
 * Sample quantiles of type 7: linear interpolation between order statistics, as in R, NumPy and
 * PostgreSQL's {@code percentile_cont}.
 *
 * <p>Source: Hyndman and Fan, Sample Quantiles in Statistical Packages, The American Statistician
 * 50 (1996), definition 7.
 */
public final class Quantiles {
  private final double[] sorted;

  private Quantiles(double[] sorted) {
    this.sorted = sorted;
  }

  /** Sorts a copy of the values, of which there must be at least one. Cost n log n, once. */
  public static Quantiles of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("there are no values to take a quantile of");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Quantiles(sorted);
  }

  /** The quantile at a share 0 … 1. */
  public double at(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share is not within 0 … 1 [" + share + "]");
    }
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /** The quantile at one half. */
  public double median() {
    return at(0.5);
  }
}
