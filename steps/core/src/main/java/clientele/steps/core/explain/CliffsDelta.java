package clientele.steps.core.explain;

import java.util.Arrays;

/**
 * How far one group lies above the rest: the chance that a member's value is higher than that of
 * somebody outside, less the chance that it is lower. 1 is all above, 0 no difference, −1 all
 * below; equals count neither way, and no outlier has more weight than anybody. Beyond 0.474 it is
 * called large. Cost O(n log n).
 *
 * <p>The interval is Cliff's own, by the consistent estimate of the variance (formula 8 there),
 * which weighs how far single values dominate the other side.
 *
 * <p>Source: Cliff, Dominance statistics, Psychological Bulletin 114 (1993); limits after Romano,
 * Kromrey, Coraggio and Skowronek (2006).
 */
public final class CliffsDelta {
  private CliffsDelta() {}

  /**
   * The difference; 0 if either side is empty.
   *
   * @param inside values of the group
   * @param outside values of all others
   */
  public static double of(double[] inside, double[] outside) {
    double[] sorted = outside.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (double value : inside) {
      int below = firstAtLeast(sorted, value);
      int upTo = firstAtLeast(sorted, Math.nextUp(value));
      sum += below - (sorted.length - upTo);
    }
    return inside.length == 0 || sorted.length == 0
        ? 0
        : sum / ((double) inside.length * sorted.length);
  }

  /** The same with its interval; 0 within −1 … 1 where a side has fewer than two values. */
  public static Estimate estimate(double[] inside, double[] outside) {
    long n = inside.length + (long) outside.length;
    if (inside.length < 2 || outside.length < 2) {
      return Estimate.unknown(-1, 1, n);
    }
    double n1 = inside.length;
    double n2 = outside.length;
    double delta = of(inside, outside);
    Dominance rows = Dominance.of(inside, outside);
    Dominance columns = Dominance.of(outside, inside);
    double unequal = n1 * n2 - rows.equal();
    double variance =
        (n2 * n2 * rows.spread(delta)
                + n1 * n1 * columns.spread(-delta)
                - (unequal - n1 * n2 * delta * delta))
            / (n1 * n2 * (n1 - 1) * (n2 - 1));
    double least = (1 - delta * delta) / (n1 * n2 - 1);
    double reach = Estimate.Z * Math.sqrt(Math.max(variance, Math.max(0, least)));
    return new Estimate(delta, Math.max(-1, delta - reach), Math.min(1, delta + reach), n);
  }

  /** How far each value of one side dominates the other: −1 … 1, and how many pairs are equal. */
  @SuppressWarnings("ArrayRecordComponent") // looked up, never compared
  private record Dominance(double[] of, double equal) {
    static Dominance of(double[] side, double[] other) {
      double[] sorted = other.clone();
      Arrays.sort(sorted);
      double[] dominance = new double[side.length];
      double equal = 0;
      for (int i = 0; i < side.length; i++) {
        int below = firstAtLeast(sorted, side[i]);
        int upTo = firstAtLeast(sorted, Math.nextUp(side[i]));
        dominance[i] = (below - (sorted.length - upTo)) / (double) sorted.length;
        equal += upTo - below;
      }
      return new Dominance(dominance, equal);
    }

    double spread(double delta) {
      return Arrays.stream(of).map(d -> (d - delta) * (d - delta)).sum();
    }
  }

  private static int firstAtLeast(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
