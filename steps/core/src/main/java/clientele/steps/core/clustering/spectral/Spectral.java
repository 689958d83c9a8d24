package clientele.steps.core.clustering.spectral;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.weka.KMeans;
import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Spectral clustering: k-means among the directions of a {@link SpectralSpace}. It sees the joins
 * between customers and not where a drawing put them. Customers of small pieces are noise.
 *
 * <p>Source: Ng, Jordan, Weiss 2001.
 */
public final class Spectral implements Clusterer {
  private final KMeans directions;

  public Spectral(ClusterCount count, long seed) {
    this.directions = new KMeans(count, seed);
  }

  @Override
  public String name() {
    return "spectral";
  }

  /**
   * Clusters customers.
   *
   * @param space rows of length 1, or 0 for noise
   */
  @Override
  public Labels fit(Matrix space) {
    int[] placed =
        IntStream.range(0, space.rows())
            .filter(i -> Arrays.stream(space.row(i)).anyMatch(v -> v != 0))
            .toArray();
    int[] raw = new int[space.rows()];
    Arrays.fill(raw, Labels.NOISE);
    if (placed.length > 0) {
      Labels found = directions.fit(space.rows(placed));
      for (int i = 0; i < placed.length; i++) {
        raw[placed[i]] = found.of(i);
      }
    }
    return Labels.of(raw);
  }
}
