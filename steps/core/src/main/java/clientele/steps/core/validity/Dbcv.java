package clientele.steps.core.validity;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.parallel.Workers;
import java.util.Arrays;

/**
 * Density-based clustering validation: for each cluster (separation − sparseness) / the larger of
 * both, weighted by its share of all points, noise counted in. −1 … 1, higher is better; unlike the
 * silhouette it does not prefer round clusters. Sparseness is the longest inner edge of the
 * cluster's spanning tree, separation the least distance of its inner points to those of another
 * cluster, both in mutual reachability; inner are points with more than one edge in the tree.
 *
 * <p>The spanning tree is the minimum one over the complete graph of mutual reachability, by Prim's
 * algorithm from the cluster's lowest point, ties to the lowest. A cluster of two points has no
 * inner ones and counts them all; one of a single point counts 0.
 *
 * <p>Cost n². Above 10,000 points the index is taken of evenly spaced ones, which changes it a
 * little: distances grow, but all of them.
 *
 * <p>Source: Moulavi, Jaskowiak, Campello, Zimek, Sander, Density-Based Clustering Validation, SDM
 * 2014, with Euclidean distance.
 */
public final class Dbcv {
  private static final int MOST = 10_000;

  private Dbcv() {}

  /** The index; 0 with fewer than two clusters. The same on any number of threads. */
  public static double of(Matrix points, Labels labels, int threads) {
    if (points.rows() != labels.points()) {
      throw new IllegalArgumentException(
          "labels do not fit the points [%s, %s]".formatted(labels, points));
    }
    if (points.rows() > MOST) {
      int[] chosen = RowSample.of(points.rows(), MOST);
      return of(points.rows(chosen), labels.points(chosen), threads);
    }
    int k = labels.clusters();
    if (k < 2) {
      return 0;
    }
    ReachabilityTree[] trees = new ReachabilityTree[k];
    Workers.each(threads, k, c -> trees[c] = ReachabilityTree.of(points.rows(labels.members(c))));
    double[][] apart = new double[k][k];
    Workers.each(
        threads,
        k,
        a -> {
          for (int b = 0; b < k; b++) {
            apart[a][b] = a == b ? Double.POSITIVE_INFINITY : trees[a].separation(trees[b]);
          }
        });
    double sum = 0;
    for (int c = 0; c < k; c++) {
      double separation = Arrays.stream(apart[c]).min().orElseThrow();
      sum += labels.size(c) * validity(trees[c].sparseness(), separation, labels.size(c));
    }
    return sum / labels.points();
  }

  private static double validity(double sparseness, double separation, int size) {
    double larger = Math.max(sparseness, separation);
    return size < 2 || larger == 0 ? 0 : (separation - sparseness) / larger;
  }
}
