package clientele.steps.core.clustering.density;

import clientele.steps.core.matrix.Matrix;

/**
 * Settings of {@link Dbscan}.
 *
 * @param eps radius of the neighbourhood, in the unit of the points, above 0; a point at exactly
 *     this distance is a neighbour
 * @param minPts neighbours, the point itself counted, that make a core point; at least 1. More
 *     means fewer and denser clusters; 5 … 20 suit two dimensions
 */
public record DbscanParams(double eps, int minPts) {
  public DbscanParams {
    if (!(eps > 0) || !Double.isFinite(eps * eps)) {
      throw new IllegalArgumentException("eps is not a number above 0 [" + eps + "]");
    }
    if (minPts < 1) {
      throw new IllegalArgumentException("minPts is below 1 [" + minPts + "]");
    }
  }

  /** Both chosen from the points, see {@link EpsEstimate}. */
  public static DbscanParams of(Matrix points) {
    return EpsEstimate.of(points).params();
  }
}
