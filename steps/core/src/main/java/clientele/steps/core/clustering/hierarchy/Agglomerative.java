package clientele.steps.core.clustering.hierarchy;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.KdTree;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Dissimilarity;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.validity.RowSample;
import java.util.Arrays;

/**
 * Agglomerative hierarchical clustering on Euclidean distance. Above 5,000 points it joins evenly
 * spaced ones, and every other point goes where its nearest of these is. The number of clusters is
 * given, or the one of the highest silhouette, at a tie the lowest. Every point belongs to a
 * cluster.
 *
 * <p>Source: Ward 1963; Sokal and Michener 1958 for average linkage; see {@link
 * NearestNeighbourChain}.
 *
 * @param linkage ward or average
 * @param count how many clusters
 */
public record Agglomerative(Linkage linkage, ClusterCount count) implements Clusterer {
  private static final int MOST_JOINED = 5000;

  @Override
  public String name() {
    return linkage == Linkage.WARD ? "ward" : "average";
  }

  @Override
  public Labels fit(Matrix points) {
    return levels(points, ClusterCount.of(1)).fine();
  }

  /**
   * Two nested levels, so that a segment can have a parent.
   *
   * @param parents how many coarse clusters; not more than the fine ones are made
   */
  public NestedLabels levels(Matrix points, ClusterCount parents) {
    int[] joined = RowSample.of(points.rows(), MOST_JOINED);
    Matrix sample = points.rows(joined);
    Dendrogram dendrogram = join(linkage, Dissimilarity.euclidean(sample), joined.length);
    Labels fine = best(sample, dendrogram, count);
    int most = Math.max(1, fine.clusters());
    Labels coarse =
        best(
            sample,
            dendrogram,
            new ClusterCount(Math.min(parents.least(), most), Math.min(parents.most(), most)));
    if (joined.length == points.rows()) {
      return new NestedLabels(coarse, fine);
    }
    int[] nearest = nearest(points, sample);
    return new NestedLabels(coarse.points(nearest), fine.points(nearest));
  }

  /** The whole hierarchy of n objects of any kind, such as Gower's; n² time and memory. */
  public static Dendrogram join(Linkage linkage, Dissimilarity dissimilarity, int n) {
    int[] ones = new int[n];
    Arrays.fill(ones, 1);
    return join(linkage, dissimilarity, ones);
  }

  /** The same for objects that each stand for so many equal ones. */
  public static Dendrogram join(Linkage linkage, Dissimilarity dissimilarity, int[] weights) {
    return NearestNeighbourChain.run(linkage, weights, dissimilarity);
  }

  private static Labels best(Matrix points, Dendrogram dendrogram, ClusterCount count) {
    Labels best = dendrogram.cut(count.least());
    double highest =
        count.least() < count.most() ? RowSample.silhouette(points, best, 1) : Double.MAX_VALUE;
    for (int k = count.least() + 1; k <= count.most(); k++) {
      Labels labels = dendrogram.cut(k);
      double silhouette = RowSample.silhouette(points, labels, 1);
      if (silhouette > highest) {
        highest = silhouette;
        best = labels;
      }
    }
    return best;
  }

  private static int[] nearest(Matrix points, Matrix sample) {
    KdTree.Search search = KdTree.of(sample).search(1);
    int[] nearest = new int[points.rows()];
    for (int i = 0; i < nearest.length; i++) {
      search.run(points.row(i));
      nearest[i] = search.row(0);
    }
    return nearest;
  }
}
