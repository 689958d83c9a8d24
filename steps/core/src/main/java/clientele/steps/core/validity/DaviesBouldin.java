package clientele.steps.core.validity;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import java.util.OptionalDouble;

/**
 * Davies–Bouldin index: for each cluster the worst ratio (sᵢ + sⱼ) / dᵢⱼ over the others, averaged,
 * where s is the mean distance of the members to their centroid and d the distance of two
 * centroids. 0 or more, lower is better. Noise is left out.
 *
 * <p>Source: Davies and Bouldin, A Cluster Separation Measure, IEEE TPAMI 1 (1979), p = 2, q = 1.
 */
public final class DaviesBouldin {
  private DaviesBouldin() {}

  /** The index; empty with fewer than two clusters or when two centroids coincide. */
  public static OptionalDouble of(Matrix points, Labels labels) {
    int k = labels.clusters();
    if (k < 2) {
      return OptionalDouble.empty();
    }
    Centroids centroids = Centroids.of(points, labels);
    double[] scatter = new double[k];
    for (int i = 0; i < points.rows(); i++) {
      int own = labels.of(i);
      if (own != Labels.NOISE) {
        double d2 = Centroids.squaredDistance(points.row(i), centroids.of(own));
        scatter[own] += Math.sqrt(d2) / labels.size(own);
      }
    }
    double sum = 0;
    for (int a = 0; a < k; a++) {
      double worst = 0;
      for (int b = 0; b < k; b++) {
        double apart = Math.sqrt(Centroids.squaredDistance(centroids.of(a), centroids.of(b)));
        if (a != b && apart == 0) {
          return OptionalDouble.empty();
        }
        worst = a == b ? worst : Math.max(worst, (scatter[a] + scatter[b]) / apart);
      }
      sum += worst;
    }
    return OptionalDouble.of(sum / k);
  }
}
