package clientele.steps.core.stability;

import clientele.steps.core.clustering.Labels;

/**
 * Adjusted Rand index: how far two clusterings of the same points agree on pairs, with agreement by
 * chance taken off. 1 is the same partition, about 0 is chance, below 0 is worse. Noise counts as
 * one more cluster.
 *
 * <p>Source: Hubert and Arabie, Comparing Partitions, Journal of Classification 2 (1985).
 */
public final class AdjustedRandIndex {
  private AdjustedRandIndex() {}

  /** The index; 1 where both clusterings are trivial in the same way. */
  public static double of(Labels a, Labels b) {
    if (a.points() != b.points()) {
      throw new IllegalArgumentException(
          "clusterings differ in points [%d, %d]".formatted(a.points(), b.points()));
    }
    long[][] shared = new long[a.clusters() + 1][b.clusters() + 1];
    for (int i = 0; i < a.points(); i++) {
      shared[a.of(i) + 1][b.of(i) + 1]++;
    }
    double both = 0;
    double inA = 0;
    double inB = 0;
    for (int i = Labels.NOISE; i < a.clusters(); i++) {
      inA += pairs(a.size(i));
      for (int j = Labels.NOISE; j < b.clusters(); j++) {
        both += pairs(shared[i + 1][j + 1]);
      }
    }
    for (int j = Labels.NOISE; j < b.clusters(); j++) {
      inB += pairs(b.size(j));
    }
    double all = pairs(a.points());
    double expected = all == 0 ? 0 : inA * inB / all;
    double most = (inA + inB) / 2;
    return most == expected ? 1 : (both - expected) / (most - expected);
  }

  private static double pairs(long members) {
    return members * (members - 1) / 2.0;
  }
}
