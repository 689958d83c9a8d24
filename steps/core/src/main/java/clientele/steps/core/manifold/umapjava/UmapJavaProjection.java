package clientele.steps.core.manifold.umapjava;

import clientele.steps.core.manifold.Projection;
import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.tree.LeafEncoding;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import tagbio.umap.Umap;
import tagbio.umap.metric.HammingMetric;

/**
 * UMAP as the library umap-java of Tag.bio does it: an engine of its own choice for those who want
 * it, and the yardstick for ours. It starts from random positions and repeats itself only on one
 * thread, which is why it gets one.
 *
 * <p>Source: McInnes, Healy, Melville, UMAP, arXiv 1802.03426. Metric: Hamming on leaves.
 */
public final class UmapJavaProjection implements Projection {
  /** The library counts its progress in a static field and complains if two runs share it. */
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  /** The library refuses fewer. */
  private static final int FEWEST_EPOCHS = 11;

  private final UmapParams params;

  public UmapJavaProjection(UmapParams params) {
    this.params = params;
  }

  @Override
  public String name() {
    return "umap-java";
  }

  /** Fewer than three customers are put in a row; the library needs three. */
  @Override
  public Matrix project(LeafEncoding leaves, long seed) {
    int n = leaves.customers();
    if (n < 3) {
      return Matrix.of(n, 2, n < 2 ? new double[2 * n] : new double[] {0, 0, 1, 0});
    }
    ONE_AT_A_TIME.lock();
    try {
      return matrix(umap(n, seed).fitTransform(rows(leaves)));
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }

  private Umap umap(int customers, long seed) {
    Umap umap = new Umap();
    umap.setVerbose(false);
    umap.setMetric(HammingMetric.SINGLETON);
    umap.setThreads(1);
    umap.setRandom(new Random(seed));
    umap.setNumberComponents(2);
    umap.setNumberNearestNeighbours(Math.min(params.neighbours(), customers - 1));
    umap.setMinDist((float) params.minDist());
    umap.setSpread((float) params.spread());
    umap.setNegativeSampleRate(params.negatives());
    umap.setRepulsionStrength((float) params.repulsion());
    umap.setLearningRate((float) params.learningRate());
    if (params.epochs() > 0) {
      umap.setNumberEpochs(Math.max(FEWEST_EPOCHS, params.epochs()));
    }
    return umap;
  }

  /** The library takes floats, which hold leaf numbers up to 16,777,216 exactly. */
  private static float[][] rows(LeafEncoding leaves) {
    float[][] rows = new float[leaves.customers()][leaves.trees()];
    for (int i = 0; i < rows.length; i++) {
      for (int t = 0; t < leaves.trees(); t++) {
        rows[i][t] = leaves.leaf(i, t);
      }
    }
    return rows;
  }

  private static Matrix matrix(float[][] points) {
    double[] values = new double[2 * points.length];
    for (int i = 0; i < points.length; i++) {
      values[2 * i] = points[i][0];
      values[2 * i + 1] = points[i][1];
    }
    return Matrix.of(points.length, 2, values);
  }
}
