package clientele.steps.core.clustering.mixture;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.hierarchy.Agglomerative;
import clientele.steps.core.clustering.hierarchy.Linkage;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.validity.RowSample;

/**
 * A mixture of Gaussians by expectation maximisation, begun at Ward's clusters, so that it needs no
 * seed. The number of components is given, or the one of the lowest BIC. Every point belongs to the
 * component most likely to have made it. Above 20,000 points it is fitted on evenly spaced ones.
 *
 * <p>Own code because Weka's EM knows no full covariance; exp and log are those of StrictMath.
 *
 * <p>Source: Dempster, Laird, Rubin 1977; the start after Fraley and Raftery, Model-Based
 * Clustering, Discriminant Analysis, and Density Estimation, Journal of the American Statistical
 * Association 97 (2002).
 *
 * @param shape of the components
 * @param count how many
 */
public record GaussianMixture(Covariance shape, ClusterCount count) implements Clusterer {
  private static final int MOST_FITTED = 20_000;

  @Override
  public String name() {
    return shape == Covariance.FULL ? "gmm-full" : "gmm-diagonal";
  }

  @Override
  public Labels fit(Matrix points) {
    if (points.rows() == 0) {
      return Labels.of(new int[0]);
    }
    Mixture best = mixture(points, count.least());
    for (int k = count.least() + 1; k <= Math.min(count.most(), points.rows()); k++) {
      Mixture other = mixture(points, k);
      best = other.bic() < best.bic() ? other : best;
    }
    return Labels.of(best.assign(points));
  }

  /** The mixture of k components. */
  public Mixture mixture(Matrix points, int k) {
    Matrix fitted = points.rows(RowSample.of(points.rows(), MOST_FITTED));
    Labels first = new Agglomerative(Linkage.WARD, ClusterCount.of(k)).fit(fitted);
    return Mixture.fit(fitted, first, shape);
  }
}
