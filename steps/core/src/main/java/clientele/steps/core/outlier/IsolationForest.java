package clientele.steps.core.outlier;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.parallel.Workers;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Isolation forest: trees of random cuts, each over a small sample of the customers, separate an
 * odd customer early. The figure is 2 to the power of −(mean depth / the depth expected of any
 * customer): about 0.5 for an ordinary customer, towards 1 for an odd one, below 0.5 for one in a
 * crowd.
 *
 * <p>It says odd, not bad: an odd customer of high value is a VIP. Cost n · trees · 8; the same
 * bytes on any number of threads.
 *
 * <p>Source: Liu, Ting, Zhou, Isolation Forest, ICDM 2008; 100 trees over 256 customers are theirs.
 *
 * @param trees number of trees
 * @param sample customers a tree, at least 2
 * @param seed of the trees; each has its own stream
 * @param threads at least 1
 */
public record IsolationForest(int trees, int sample, long seed, int threads) {
  private static final int BLOCK = 1024;

  /** Liu's settings. */
  public static IsolationForest of(long seed, int threads) {
    return new IsolationForest(100, 256, seed, threads);
  }

  public IsolationForest {
    if (trees < 1 || sample < 2) {
      throw new IllegalArgumentException(
          "too few trees or customers a tree [%d, %d]".formatted(trees, sample));
    }
  }

  /**
   * The figure of every customer, 0 … 1.
   *
   * @param features n × d; scale does not matter, order does
   */
  public double[] scores(Matrix features) {
    int n = features.rows();
    int size = Math.min(sample, n);
    double[] scores = new double[n];
    if (size < 2) {
      Arrays.fill(scores, 0.5);
      return scores;
    }
    IsolationTree[] grown = grow(features, size);
    double expected = IsolationTree.expectedDepth(size);
    Workers.blocks(
        threads,
        n,
        BLOCK,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            double depth = 0;
            for (IsolationTree tree : grown) {
              depth += tree.depth(features, i);
            }
            scores[i] = StrictMath.pow(2, -depth / trees / expected);
          }
        });
    return scores;
  }

  private IsolationTree[] grow(Matrix features, int size) {
    SplittableRandom random = new SplittableRandom(seed);
    SplittableRandom[] streams = new SplittableRandom[trees];
    Arrays.setAll(streams, t -> random.split());
    IsolationTree[] grown = new IsolationTree[trees];
    Workers.each(
        threads,
        trees,
        t -> grown[t] = IsolationTree.grow(features, draw(features, size, streams[t]), streams[t]));
    return grown;
  }

  /** Distinct customers, by Floyd's algorithm. */
  private static int[] draw(Matrix features, int size, SplittableRandom random) {
    int n = features.rows();
    int[] drawn = new int[size];
    boolean[] taken = new boolean[n];
    for (int i = 0; i < size; i++) {
      int last = n - size + i;
      int wanted = random.nextInt(last + 1);
      drawn[i] = taken[wanted] ? last : wanted;
      taken[drawn[i]] = true;
    }
    return drawn;
  }
}
