package clientele.steps.core.explain;

import java.util.Arrays;

/**
 * How far one group lies above the rest: the chance that a member's value is higher than that of
 * somebody outside, less the chance that it is lower. 1 is all above, 0 no difference, −1 all
 * below; equals count neither way, and no outlier has more weight than anybody. Beyond 0.474 it is
 * called large. Cost O(n log n).
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
