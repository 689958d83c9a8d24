package clientele.steps.core.clustering.weka;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.matrix.Matrix;
import weka.clusterers.SimpleKMeans;
import weka.core.EuclideanDistance;
import weka.core.Instances;
import weka.core.SelectedTag;

/**
 * k-means with careful seeding: Weka's SimpleKMeans on Euclidean distance, the best of five starts
 * by the sum of squared distances. Every point belongs to a cluster. Cost n · k a round.
 *
 * <p>Source: Arthur and Vassilvitskii, k-means++: the Advantages of Careful Seeding, SODA 2007.
 */
public final class KMeans extends WekaClusterer {
  private static final int STARTS = 5;
  private static final int ROUNDS = 300;

  private final long seed;

  public KMeans(ClusterCount count, long seed) {
    super(count);
    this.seed = seed;
  }

  @Override
  public String name() {
    return "kmeans";
  }

  @Override
  int[] assign(Matrix points, int k) throws Exception {
    Instances instances = instances(points);
    SimpleKMeans best = start(instances, k, 0);
    for (int s = 1; s < STARTS && k > 1; s++) {
      SimpleKMeans other = start(instances, k, s);
      best = other.getSquaredError() < best.getSquaredError() ? other : best;
    }
    Instances centroids = best.getClusterCentroids();
    double[][] centres = new double[centroids.numInstances()][];
    for (int c = 0; c < centres.length; c++) {
      centres[c] = centroids.instance(c).toDoubleArray();
    }
    return nearest(points, Matrix.of(centres));
  }

  private SimpleKMeans start(Instances instances, int k, int start) throws Exception {
    SimpleKMeans kMeans = new SimpleKMeans();
    EuclideanDistance distance = new EuclideanDistance();
    distance.setDontNormalize(true);
    kMeans.setDistanceFunction(distance);
    kMeans.setDontReplaceMissingValues(true);
    kMeans.setInitializationMethod(
        new SelectedTag(SimpleKMeans.KMEANS_PLUS_PLUS, SimpleKMeans.TAGS_SELECTION));
    kMeans.setMaxIterations(ROUNDS);
    kMeans.setNumClusters(k);
    kMeans.setNumExecutionSlots(1);
    kMeans.setSeed(shortSeed(seed) + start);
    kMeans.buildClusterer(instances);
    return kMeans;
  }
}
