package clientele.steps.core.clustering.density;

import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;

/**
 * DBSCAN with fixed settings for resamples: of fewer points in the same place the density is less,
 * so minPts shrinks with their share, to 2 at least, and eps stays.
 *
 * @param params as meant for all points
 * @param all number of points they are meant for, 1 or more
 */
public record ThinnedDbscan(DbscanParams params, int all) implements Clusterer {
  @Override
  public String name() {
    return "dbscan";
  }

  @Override
  public Labels fit(Matrix points) {
    double share = Math.min(1, (double) points.rows() / all);
    int minPts = Math.max(Math.min(2, params.minPts()), (int) Math.round(params.minPts() * share));
    return new Dbscan(new DbscanParams(params.eps(), minPts)).fit(points);
  }
}
