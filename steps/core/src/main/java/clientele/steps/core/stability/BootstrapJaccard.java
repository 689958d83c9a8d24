package clientele.steps.core.stability;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.parallel.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Cluster-wise stability: customers are drawn with replacement, the distinct ones are clustered
 * again, and each original cluster, cut down to the customers drawn, is compared with the most
 * similar new cluster by the Jaccard coefficient |A ∩ B| / |A ∪ B|. Clusters are compared with
 * clusters only, noise with noise. A resample that misses a cluster altogether counts as 0 for it.
 *
 * <p>The resamples may run on several threads; each draws from its own stream, so the figures do
 * not depend on their number.
 *
 * <p>Source: Hennig, Cluster-wise Assessment of Cluster Stability, Computational Statistics and
 * Data Analysis 52 (2007); points drawn twice count once, as in the R package fpc.
 *
 * @param resamples how many; Hennig takes 100
 * @param seed of the draws
 * @param threads at least 1; above 1 the chain must be safe to call at the same time
 */
public record BootstrapJaccard(int resamples, long seed, int threads) {
  public BootstrapJaccard {
    if (resamples < 1) {
      throw new IllegalArgumentException("resamples is below 1 [" + resamples + "]");
    }
  }

  /** The clustering of some customers, by whatever stages lead to it. */
  @FunctionalInterface
  public interface Chain {
    /**
     * Clusters the named rows alone.
     *
     * @param rows distinct row numbers, ascending
     * @return one label per named row
     */
    Labels cluster(int[] rows);
  }

  /** Stability through the clustering alone: the points stay where they are. */
  public Stability of(Matrix points, Labels original, Function<Matrix, Labels> clusterer) {
    return of(original, rows -> clusterer.apply(points.rows(rows)));
  }

  /** Stability through the whole chain, such as trees, embedding and clustering. */
  public Stability of(Labels original, Chain chain) {
    SplittableRandom random = new SplittableRandom(seed);
    SplittableRandom[] streams = new SplittableRandom[resamples];
    for (int r = 0; r < resamples; r++) {
      streams[r] = random.split();
    }
    double[][] jaccard = new double[resamples][];
    Workers.each(
        threads,
        resamples,
        r -> {
          int[] rows = draw(original.points(), streams[r]);
          jaccard[r] = compare(rows, original, chain.cluster(rows));
        });
    List<ClusterStability> clusters = new ArrayList<>();
    for (int c = 0; c < original.clusters(); c++) {
      clusters.add(summary(jaccard, c + 1));
    }
    return new Stability(clusters, summary(jaccard, 0));
  }

  private static int[] draw(int points, SplittableRandom random) {
    boolean[] drawn = new boolean[points];
    for (int i = 0; i < points; i++) {
      drawn[random.nextInt(points)] = true;
    }
    return IntStream.range(0, points).filter(i -> drawn[i]).toArray();
  }

  private ClusterStability summary(double[][] jaccard, int at) {
    double sum = 0;
    int recovered = 0;
    int dissolved = 0;
    for (double[] resample : jaccard) {
      sum += resample[at];
      recovered += resample[at] >= 0.75 ? 1 : 0;
      dissolved += resample[at] <= 0.5 ? 1 : 0;
    }
    double n = resamples;
    return new ClusterStability(sum / n, recovered / n, dissolved / n);
  }

  /** Coefficient of noise at 0, of cluster c at c + 1. */
  private static double[] compare(int[] rows, Labels original, Labels renewed) {
    if (renewed.points() != rows.length) {
      throw new IllegalArgumentException(
          "the chain's labels do not fit the rows [%d, %d]"
              .formatted(renewed.points(), rows.length));
    }
    int[][] shared = new int[original.clusters() + 1][renewed.clusters() + 1];
    int[] sizes = new int[original.clusters() + 1];
    for (int i = 0; i < rows.length; i++) {
      int own = original.of(rows[i]) + 1;
      sizes[own]++;
      shared[own][renewed.of(i) + 1]++;
    }
    double[] best = new double[sizes.length];
    best[0] = coefficient(shared[0][0], sizes[0], renewed.noise(), 1);
    for (int own = 1; own < sizes.length; own++) {
      for (int c = 0; c < renewed.clusters(); c++) {
        best[own] =
            Math.max(best[own], coefficient(shared[own][c + 1], sizes[own], renewed.size(c), 0));
      }
    }
    return best;
  }

  private static double coefficient(int shared, int a, int b, double ifBothEmpty) {
    int union = a + b - shared;
    return union == 0 ? ifBothEmpty : (double) shared / union;
  }
}
