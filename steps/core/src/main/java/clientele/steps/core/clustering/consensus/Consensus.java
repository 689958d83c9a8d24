package clientele.steps.core.clustering.consensus;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.hierarchy.Agglomerative;
import clientele.steps.core.clustering.hierarchy.Dendrogram;
import clientele.steps.core.clustering.hierarchy.Linkage;
import java.util.Arrays;
import java.util.List;

/**
 * Evidence accumulation: what several clusterings of the same customers agree on. Two customers are
 * as near as the weighted share of the clusterings that put them into one cluster (co-association);
 * average linkage joins them; the dendrogram is cut where the number of clusters of the least share
 * lasts longest. Noise is with nobody. Whoever all clusterings call noise remains noise.
 *
 * <p>Customers whom every clustering treats alike are one object, so the cost is that of the
 * distinct {@linkplain Patterns patterns} squared, not of the customers.
 *
 * <p>Source: Fred and Jain, Combining Multiple Clusterings Using Evidence Accumulation, IEEE TPAMI
 * 27 (2005), with their lifetime criterion.
 *
 * @param leastClusters fewest clusters
 * @param mostClusters most clusters
 * @param leastShare clusters with a smaller share of the points become noise, 0 … 1
 */
public record Consensus(int leastClusters, int mostClusters, double leastShare) {
  /** 4 … 12 clusters of at least 1 %. */
  public static final Consensus DEFAULT = new Consensus(4, 12, 0.01);

  /** Clusterings of equal weight. */
  public Agreement of(List<Labels> clusterings) {
    double[] ones = new double[clusterings.size()];
    Arrays.fill(ones, 1);
    return of(clusterings, ones);
  }

  /**
   * What the clusterings agree on.
   *
   * @param clusterings at least one, all of the same points
   * @param weights one per clustering, none negative, not all 0; a clustering's trust
   */
  public Agreement of(List<Labels> clusterings, double[] weights) {
    Patterns patterns = Patterns.of(clusterings, weights);
    int[] raw = new int[clusterings.get(0).points()];
    if (patterns.count() > 0) {
      Dendrogram dendrogram =
          Agglomerative.join(
              Linkage.AVERAGE, (a, b) -> 1 - patterns.coAssociation(a, b), patterns.sizes());
      Labels cut = dendrogram.cut(LastingCut.of(dendrogram, patterns.sizes(), this));
      Arrays.setAll(
          raw, i -> patterns.of(i) == Labels.NOISE ? Labels.NOISE : cut.of(patterns.of(i)));
    } else {
      Arrays.fill(raw, Labels.NOISE);
    }
    Labels labels = Labels.of(raw).dropBelow((int) Math.ceil(leastShare * raw.length));
    return new Agreement(labels, patterns.membership(labels));
  }
}
