package clientele.steps.core.tree;

import java.util.Arrays;

/**
 * Weighs every cut of a few random features and takes the one that lowers the target's variance
 * most. Source: Breiman, Random forests, Machine Learning 45, 2001. Large nodes count into bins,
 * small ones sort, because clearing 256 bins for five customers would be most of the work.
 */
final class BestSplitter extends Splitter {
  private static final int SMALL = 48;

  private final int tried;
  private final long[] sums = new long[256];
  private final int[] weights = new int[256];
  private final int[] sorted = new int[SMALL];

  private int best;
  private double bestScore;

  BestSplitter(int features, int minLeaf, int tried) {
    super(features, minLeaf);
    this.tried = tried;
  }

  @Override
  int split(Node node) {
    best = NONE;
    bestScore = Double.NEGATIVE_INFINITY;
    int weight = node.weight();
    long sum = sum(node);
    int valid = 0;
    for (int j = 0; j < node.sample.features() && valid < tried; j++) {
      int feature = feature(node, j);
      boolean splits =
          node.size() <= SMALL
              ? sweepSorted(node, feature, weight, sum)
              : sweepBins(node, feature, weight, sum);
      valid += splits ? 1 : 0;
    }
    return best;
  }

  private static long sum(Node node) {
    long sum = 0;
    for (int i = node.from; i < node.to; i++) {
      sum += node.weights[node.customers[i]] * node.sample.target[node.customers[i]];
    }
    return sum;
  }

  private boolean sweepBins(Node node, int feature, int weight, long sum) {
    byte[] bins = node.sample.bins[feature];
    long[] target = node.sample.target;
    Arrays.fill(sums, 0);
    Arrays.fill(weights, 0);
    for (int i = node.from; i < node.to; i++) {
      int customer = node.customers[i];
      int bin = bins[customer] & 255;
      weights[bin] += node.weights[customer];
      sums[bin] += node.weights[customer] * target[customer];
    }
    boolean splits = false;
    int leftWeight = 0;
    long leftSum = 0;
    for (int bin = 0; bin < 255 && leftWeight < weight; bin++) {
      if (weights[bin] > 0) {
        leftWeight += weights[bin];
        leftSum += sums[bin];
        splits |=
            weigh(feature << 8 | bin, leftWeight, leftSum, weight - leftWeight, sum - leftSum);
      }
    }
    return splits;
  }

  private boolean sweepSorted(Node node, int feature, int weight, long sum) {
    byte[] bins = node.sample.bins[feature];
    int size = sort(node, bins);
    boolean splits = false;
    int leftWeight = 0;
    long leftSum = 0;
    for (int i = 0; i < size; i++) {
      int customer = node.customers[node.from + (sorted[i] & 255)];
      leftWeight += node.weights[customer];
      leftSum += node.weights[customer] * node.sample.target[customer];
      int bin = sorted[i] >>> 8;
      if (i + 1 < size && sorted[i + 1] >>> 8 != bin) {
        splits |=
            weigh(feature << 8 | bin, leftWeight, leftSum, weight - leftWeight, sum - leftSum);
      }
    }
    return splits;
  }

  /** Fills the scratch with bin × 256 + place, ascending, by insertion. */
  private int sort(Node node, byte[] bins) {
    for (int i = 0; i < node.size(); i++) {
      int entry = (bins[node.customers[node.from + i]] & 255) << 8 | i;
      int at = i;
      for (; at > 0 && sorted[at - 1] > entry; at--) {
        sorted[at] = sorted[at - 1];
      }
      sorted[at] = entry;
    }
    return node.size();
  }

  private boolean weigh(int split, int leftWeight, long leftSum, int rightWeight, long rightSum) {
    if (Math.min(leftWeight, rightWeight) < minLeaf) {
      return false;
    }
    double score = score(leftSum, leftWeight, rightSum, rightWeight);
    // of equal scores the lower feature and cut, whatever the order they were tried in
    if (score > bestScore || (score == bestScore && split < best)) {
      bestScore = score;
      best = split;
    }
    return true;
  }
}
