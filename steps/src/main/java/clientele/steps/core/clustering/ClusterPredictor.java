package clientele.steps.core.clustering;

import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Puts new points into the clusters of old ones: a new point gets the label of the nearest old
 * point that may lend one, if it is near enough, and is noise otherwise. At equal distance the old
 * point with the lowest coordinates lends.
 *
 * <p>For DBSCAN the lenders are the core points and near enough is eps: the rule for border points,
 * so the old points get back their own labels. For clusterers that place everybody, all points lend
 * at any distance.
 */
public final class ClusterPredictor {
  private final KdTree lenders;
  private final int[] labels;
  private final double reach;

  private ClusterPredictor(Matrix points, Labels labels, int[] lenders, double reach) {
    int[] sorted =
        IntStream.of(lenders)
            .boxed()
            .sorted(
                Comparator.<Integer, double[]>comparing(points::row, Arrays::compare)
                    .thenComparingInt(i -> i))
            .mapToInt(i -> i)
            .toArray();
    this.lenders = KdTree.of(points.rows(sorted));
    this.labels = IntStream.of(sorted).map(labels::of).toArray();
    this.reach = reach;
  }

  /**
   * For clusters that DBSCAN found.
   *
   * @param labels as found, small clusters perhaps made noise since
   */
  public static ClusterPredictor ofDbscan(Matrix points, Labels labels, Dbscan dbscan) {
    boolean[] core = dbscan.core(points);
    int[] lenders = IntStream.range(0, core.length).filter(i -> core[i]).toArray();
    return new ClusterPredictor(points, labels, lenders, dbscan.params().eps());
  }

  /** For clusters that any other algorithm found; noise lends nothing. */
  public static ClusterPredictor ofNearest(Matrix points, Labels labels) {
    int[] lenders =
        IntStream.range(0, labels.points()).filter(i -> labels.of(i) != Labels.NOISE).toArray();
    return new ClusterPredictor(points, labels, lenders, Double.POSITIVE_INFINITY);
  }

  /** One of the old labels for each new point; not numbered afresh. */
  public int[] predict(Matrix points) {
    int[] predicted = new int[points.rows()];
    KdTree.Search search = lenders.search(1);
    for (int i = 0; i < predicted.length; i++) {
      boolean found = search.run(points.row(i)) > 0 && search.squaredDistance(0) <= reach * reach;
      predicted[i] = found ? labels[search.row(0)] : Labels.NOISE;
    }
    return predicted;
  }
}
