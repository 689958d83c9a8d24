package clientele.steps.core.clustering.weka;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.validity.RowSample;
import weka.clusterers.EM;
import weka.core.Instances;

/**
 * A mixture of axis-parallel Gaussians (diagonal covariance) fitted by expectation maximisation:
 * Weka's EM. Every point belongs to the component most likely to have made it. Above 20,000 points
 * it is fitted on evenly spaced ones.
 *
 * <p>Source: Dempster, Laird, Rubin, Maximum Likelihood from Incomplete Data via the EM Algorithm,
 * Journal of the Royal Statistical Society B 39 (1977).
 */
public final class Em extends WekaClusterer {
  private static final int MOST_FITTED = 20_000;

  private final long seed;

  public Em(ClusterCount count, long seed) {
    super(count);
    this.seed = seed;
  }

  @Override
  public String name() {
    return "gmm";
  }

  @Override
  int[] assign(Matrix points, int k) throws Exception {
    EM em = new EM();
    em.setNumClusters(k);
    em.setNumExecutionSlots(1);
    em.setSeed(shortSeed(seed));
    em.buildClusterer(instances(points.rows(RowSample.of(points.rows(), MOST_FITTED))));
    Instances instances = instances(points);
    int[] labels = new int[points.rows()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = em.clusterInstance(instances.instance(i));
    }
    return labels;
  }
}
