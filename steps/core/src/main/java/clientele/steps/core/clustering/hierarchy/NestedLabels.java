package clientele.steps.core.clustering.hierarchy;

import clientele.steps.core.clustering.Labels;
import java.util.Arrays;

/**
 * Two clusterings of the same points of which one refines the other.
 *
 * @param coarse few clusters
 * @param fine each cluster lies within one of the coarse
 */
public record NestedLabels(Labels coarse, Labels fine) {
  public NestedLabels {
    int[] parents = new int[fine.clusters()];
    Arrays.fill(parents, Labels.NOISE);
    for (int i = 0; i < fine.points(); i++) {
      int own = fine.of(i);
      if (own != Labels.NOISE) {
        if (parents[own] != Labels.NOISE && parents[own] != coarse.of(i)) {
          throw new IllegalArgumentException("the levels do not nest [point " + i + "]");
        }
        parents[own] = coarse.of(i);
      }
    }
  }

  /** The coarse cluster around a fine one. */
  public int parent(int fineCluster) {
    return coarse.of(fine.members(fineCluster)[0]);
  }
}
