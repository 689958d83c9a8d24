package clientele.steps.core.tree;

import clientele.steps.core.random.Draws;
import java.util.Arrays;

/**
 * What trees are grown on. Everything in it hangs on what a customer is like, nothing on the row
 * they stands in, so shuffled rows grow the same trees.
 */
final class Sample {
  private static final double WHOLE = 0x1.0p30;

  /** Per feature, per customer a bin. */
  final byte[][] bins;

  /** Per feature and bin the middle of the values in it; random cuts are drawn between them. */
  final double[][] middles;

  /** Per customer a whole number, see {@link #whole}; empty if there is none. */
  final long[] target;

  /**
   * Per customer 64 bits to draw their bootstrap weights from; customers who are alike in
   * everything are told apart by counting, and it does not matter which of them is which.
   */
  final long[] keys;

  private Sample(byte[][] bins, double[][] middles, long[] target, long[] keys) {
    this.bins = bins;
    this.middles = middles;
    this.target = target;
    this.keys = keys;
  }

  int customers() {
    return keys.length;
  }

  int features() {
    return bins.length;
  }

  static Sample of(byte[][] bins, double[][] middles, double[] target, int customers) {
    long[] whole = whole(target);
    return new Sample(bins, middles, whole, keys(bins, whole, customers));
  }

  /** Sums of whole numbers are exact, so they do not depend on the order of rows or threads. */
  private static long[] whole(double[] target) {
    double low = Arrays.stream(target).min().orElse(0);
    double half = Arrays.stream(target).max().orElse(0) / 2 - low / 2;
    double middle = low + half;
    return Arrays.stream(target)
        .mapToLong(y -> half > 0 ? Math.round((y - middle) / half * WHOLE) : 0)
        .toArray();
  }

  private static long[] keys(byte[][] bins, long[] target, int customers) {
    long[] keys = new long[customers];
    for (int i = 0; i < customers; i++) {
      long key = target.length == 0 ? 0 : target[i];
      for (byte[] feature : bins) {
        key = Draws.bits(key, feature[i]);
      }
      keys[i] = key;
    }
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    int[] seen = new int[customers];
    for (int i = 0; i < customers; i++) {
      int at = Arrays.binarySearch(sorted, keys[i]);
      keys[i] = Draws.bits(keys[i], seen[at]++);
    }
    return keys;
  }
}
