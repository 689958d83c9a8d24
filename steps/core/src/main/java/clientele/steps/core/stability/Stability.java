package clientele.steps.core.stability;

import clientele.steps.core.clustering.Labels;
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

  /** Mean Jaccard of the clusters, weighted by their sizes; 0 without clusters. */
  public double weighted(Labels labels) {
    double sum = 0;
    for (int c = 0; c < clusters.size(); c++) {
      sum += clusters.get(c).jaccard() * labels.size(c);
    }
    int members = labels.points() - labels.noise();
    return members == 0 ? 0 : sum / members;
  }
}
