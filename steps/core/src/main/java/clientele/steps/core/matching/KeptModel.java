package clientele.steps.core.matching;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.random.Draws;
import clientele.steps.core.tree.Forest;
import clientele.steps.core.tree.ForestParams;
import clientele.steps.core.tree.LeafEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Segments kept as a model: learnt from the customers of one month, it puts those of any other into
 * the same segments. For each segment a small forest is grown that tells it from the rest; every
 * leaf remembers how its customers spread over the segments, and a customer is placed where the
 * leaves they fall into agree most on. Conditions are on the figures themselves, so a segment means
 * the same from month to month and grows and shrinks with the shop.
 *
 * <p>Noise is one of the segments to it: who looks like nobody is placed with nobody. Equal shares
 * go to the lowest id. Cost of a fit: segments × 20 trees of O(n log n); of a placement: segments²
 * × 20 a customer. The same rows, seed and order give the same model on any number of threads.
 *
 * <p>Source: Breiman, Random forests, Machine Learning 45 (2001), with leaf frequencies in place of
 * votes, one against the rest.
 */
public final class KeptModel {
  private static final int TREES = 20;
  private static final int LEAST_IN_LEAF = 3;
  private static final int FEATURES_TRIED = 4;

  private final int[] segments;
  private final List<Forest> forests;
  private final List<double[][][]> shares;

  private KeptModel(int[] segments, List<Forest> forests, List<double[][][]> shares) {
    this.segments = segments;
    this.forests = forests;
    this.shares = shares;
  }

  /**
   * Where customers were placed.
   *
   * @param segments one a customer
   * @param firmness how much of the leaves' customers are of that segment: 0 … 1
   */
  @SuppressWarnings("ArrayRecordComponent") // bulk result, never compared
  public record Placed(int[] segments, double[] firmness) {}

  /**
   * Learns.
   *
   * @param features n × d, n at least 1
   * @param segmentOf segment of each row, any numbers
   */
  public static KeptModel fit(Matrix features, int[] segmentOf, long seed, int threads) {
    int[] segments = Arrays.stream(segmentOf).sorted().distinct().toArray();
    int tried = Math.min(FEATURES_TRIED, features.columns());
    ForestParams params =
        ForestParams.of(ForestParams.Kind.BOOTSTRAP)
            .withTrees(TREES)
            .withMinLeaf(LEAST_IN_LEAF)
            .withFeaturesTried(tried);
    List<Forest> forests = new ArrayList<>();
    List<double[][][]> shares = new ArrayList<>();
    for (int s = 0; s < segments.length; s++) {
      int segment = segments[s];
      double[] target = Arrays.stream(segmentOf).mapToDouble(of -> of == segment ? 1 : 0).toArray();
      Forest forest =
          Forest.fit(features, Optional.of(target), params, Draws.key(seed, s), threads);
      forests.add(forest);
      shares.add(shares(forest.encode(features), segmentOf, segments));
    }
    return new KeptModel(segments, forests, shares);
  }

  /** The same model, placing on so many threads; for one customer at a time, one is soonest. */
  public KeptModel withThreads(int threads) {
    return new KeptModel(
        segments, forests.stream().map(forest -> forest.withThreads(threads)).toList(), shares);
  }

  /** Places customers, those learnt from or others. */
  public Placed place(Matrix features) {
    double[][] sums = new double[features.rows()][segments.length];
    for (int f = 0; f < forests.size(); f++) {
      LeafEncoding leaves = forests.get(f).encode(features);
      for (int i = 0; i < sums.length; i++) {
        for (int t = 0; t < leaves.trees(); t++) {
          double[] leaf = shares.get(f)[t][leaves.leaf(i, t)];
          for (int s = 0; s < leaf.length; s++) {
            sums[i][s] += leaf[s];
          }
        }
      }
    }
    int[] placed = new int[sums.length];
    double[] firmness = new double[sums.length];
    for (int i = 0; i < sums.length; i++) {
      double[] sum = sums[i];
      int best = IntStream.range(0, sum.length).reduce(0, (a, b) -> sum[b] > sum[a] ? b : a);
      placed[i] = segments[best];
      firmness[i] = Math.min(1, sum[best] / (forests.size() * (double) TREES));
    }
    return new Placed(placed, firmness);
  }

  /** Tree × leaf × segment. */
  private static double[][][] shares(LeafEncoding leaves, int[] segmentOf, int[] segments) {
    double[][][] shares = new double[leaves.trees()][][];
    for (int t = 0; t < shares.length; t++) {
      shares[t] = new double[leaves.leafCount(t)][segments.length];
      for (int i = 0; i < segmentOf.length; i++) {
        shares[t][leaves.leaf(i, t)][Arrays.binarySearch(segments, segmentOf[i])]++;
      }
      for (double[] leaf : shares[t]) {
        double all = Arrays.stream(leaf).sum();
        for (int s = 0; s < leaf.length; s++) {
          leaf[s] = all == 0 ? 0 : leaf[s] / all;
        }
      }
    }
    return shares;
  }
}
