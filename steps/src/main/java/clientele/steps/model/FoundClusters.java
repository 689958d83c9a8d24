package clientele.steps.model;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.stability.Stability;
import clientele.steps.model.Choice.Graded;
import clientele.steps.model.DrawnBorders.Drawn;
import clientele.steps.table.cluster.ClusterStability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How steady each of the month's clusters was found to be. */
final class FoundClusters {
  private FoundClusters() {}

  /**
   * Of segments by score no stability is known: they are a rule, not a finding. A cluster that is
   * steady where it lies, but that other draws do not find, is no steadier than they say: the lower
   * figure counts.
   */
  static List<ClusterStability> of(Graded chosen, Optional<Stability> stability, Drawn drawn) {
    List<ClusterStability> rows = new ArrayList<>();
    Labels labels = chosen.labels();
    for (int cluster = 0; cluster < labels.clusters(); cluster++) {
      rows.add(
          new ClusterStability(
              cluster,
              labels.size(cluster),
              labels.clusters() < 2 ? null : chosen.silhouette().cluster(cluster),
              stability.isPresent()
                  ? Math.min(
                      stability.get().clusters().get(cluster).jaccard(), drawn.found().get(cluster))
                  : null));
    }
    return rows;
  }
}
