package clientele.steps.core.stability;

import java.util.List;

/**
 * Stability of a clustering over resamples.
 *
 * @param clusters one per cluster, in the order of their labels
 * @param noise of the noise; a resample in which neither side has noise counts as 1
 */
public record Stability(List<ClusterStability> clusters, ClusterStability noise) {
  public Stability {
    clusters = List.copyOf(clusters);
  }
}
