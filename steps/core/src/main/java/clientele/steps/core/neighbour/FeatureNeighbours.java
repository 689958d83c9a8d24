package clientele.steps.core.neighbour;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.parallel.Workers;
import clientele.steps.core.tree.LeafEncoding;

/**
 * Nearest neighbours by a distance on features: exact by looking at everybody, or approximate with
 * the leaves of a forest as buckets. Features must be on comparable scales, which trees do not
 * need.
 */
public final class FeatureNeighbours {
  private static final int BLOCK = 64;

  /** A distance on features. */
  public enum Metric {
    EUCLIDEAN,
    MANHATTAN
  }

  private FeatureNeighbours() {}

  /** The k nearest others of each point, exact, in O(n² d). */
  public static Neighbours exact(Matrix features, Metric metric, int k, Workers workers) {
    int n = features.rows();
    Descent.Distance distance = distance(features, metric);
    int[] ids = new int[Math.multiplyExact(n, k)];
    float[] distances = new float[ids.length];
    workers.blocks(
        n,
        BLOCK,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            NearestList list = new NearestList(k, ids, distances, i * k);
            for (int j = 0; j < n; j++) {
              if (j != i) {
                list.offer(j, distance.between(i, j));
              }
            }
            list.close();
          }
        });
    return new Neighbours(n, k, ids, distances);
  }

  /**
   * The k nearest others of each point, nearly all of them found.
   *
   * @param buckets leaves of the same points in a forest grown on these features
   */
  public static Neighbours approximate(
      Matrix features, Metric metric, LeafEncoding buckets, int k, Workers workers) {
    return Descent.search(buckets, k, distance(features, metric), workers);
  }

  private static Descent.Distance distance(Matrix features, Metric metric) {
    int d = features.columns();
    double[] values = features.toArray();
    return switch (metric) {
      case EUCLIDEAN ->
          (a, b) -> {
            double sum = 0;
            for (int i = a * d, j = b * d, end = i + d; i < end; i++, j++) {
              sum += (values[i] - values[j]) * (values[i] - values[j]);
            }
            return (float) Math.sqrt(sum);
          };
      case MANHATTAN ->
          (a, b) -> {
            double sum = 0;
            for (int i = a * d, j = b * d, end = i + d; i < end; i++, j++) {
              sum += Math.abs(values[i] - values[j]);
            }
            return (float) sum;
          };
    };
  }
}
