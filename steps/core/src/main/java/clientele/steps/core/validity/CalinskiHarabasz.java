package clientele.steps.core.validity;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import java.util.OptionalDouble;

/**
 * Caliński–Harabasz index, the variance ratio: (between / (k − 1)) / (within / (n − k)), sums of
 * squared distances of centroids to the overall mean and of members to their centroid. Higher is
 * better. Noise is left out and not counted in n.
 *
 * <p>Source: Caliński and Harabasz, A Dendrite Method for Cluster Analysis, Communications in
 * Statistics 3 (1974).
 */
public final class CalinskiHarabasz {
  private CalinskiHarabasz() {}

  /** The index; empty with fewer than two clusters or when every cluster is a single place. */
  public static OptionalDouble of(Matrix points, Labels labels) {
    int k = labels.clusters();
    if (k < 2) {
      return OptionalDouble.empty();
    }
    Centroids centroids = Centroids.of(points, labels);
    double between = 0;
    for (int c = 0; c < k; c++) {
      between += labels.size(c) * Centroids.squaredDistance(centroids.of(c), centroids.overall());
    }
    double within = 0;
    for (int i = 0; i < points.rows(); i++) {
      if (labels.of(i) != Labels.NOISE) {
        within += Centroids.squaredDistance(points.row(i), centroids.of(labels.of(i)));
      }
    }
    int n = labels.points() - labels.noise();
    return within == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(between / (k - 1) / (within / (n - k)));
  }
}
