package clientele.steps.core.clustering.density;

import clientele.steps.core.clustering.KdTree;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Envelope;
import clientele.steps.core.matrix.Matrix;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
  private static final int MARK = 0x434c5331;
  private static final int NEIGHBOURS = 15;

  private final Matrix points;
  private final KdTree lenders;
  private final int[] labels;
  private final double reach;

  private ClusterPredictor(Matrix points, int[] labels, double reach) {
    this.points = points;
    this.lenders = KdTree.of(points);
    this.labels = labels;
    this.reach = reach;
  }

  private static ClusterPredictor of(Matrix points, Labels labels, int[] lenders, double reach) {
    int[] sorted =
        IntStream.of(lenders)
            .boxed()
            .sorted(
                Comparator.<Integer, double[]>comparing(points::row, Arrays::compare)
                    .thenComparingInt(i -> i))
            .mapToInt(i -> i)
            .toArray();
    return new ClusterPredictor(
        points.rows(sorted), IntStream.of(sorted).map(labels::of).toArray(), reach);
  }

  /**
   * For clusters that DBSCAN found.
   *
   * @param labels as found, small clusters perhaps made noise since
   */
  public static ClusterPredictor ofDbscan(Matrix points, Labels labels, Dbscan dbscan) {
    boolean[] core = dbscan.core(points);
    int[] lenders = IntStream.range(0, core.length).filter(i -> core[i]).toArray();
    return of(points, labels, lenders, dbscan.params().eps());
  }

  /** For clusters that any other algorithm found; noise lends nothing. */
  public static ClusterPredictor ofNearest(Matrix points, Labels labels) {
    int[] lenders =
        IntStream.range(0, labels.points()).filter(i -> labels.of(i) != Labels.NOISE).toArray();
    return of(points, labels, lenders, Double.POSITIVE_INFINITY);
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

  /** Columns a point must have. */
  public int columns() {
    return points.columns();
  }

  /**
   * How firmly new points belong to the labels predicted: the share of the 15 nearest lenders that
   * bear the same, 0 for noise.
   */
  public double[] membership(Matrix fresh, int[] predicted) {
    double[] membership = new double[predicted.length];
    KdTree.Search search = lenders.search(Math.min(NEIGHBOURS, Math.max(1, labels.length)));
    for (int i = 0; i < predicted.length; i++) {
      int label = predicted[i];
      int found = label == Labels.NOISE ? 0 : search.run(fresh.row(i));
      long same = IntStream.range(0, found).filter(j -> labels[search.row(j)] == label).count();
      membership[i] = found == 0 ? 0 : (double) same / found;
    }
    return membership;
  }

  /** Everything, exactly. */
  public byte[] toBytes() {
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(16 + labels.length * (4 + 8L * points.columns())));
    out.putInt(labels.length).putInt(points.columns()).putDouble(reach);
    for (int i = 0; i < labels.length; i++) {
      out.putInt(labels[i]);
      for (int c = 0; c < points.columns(); c++) {
        out.putDouble(points.at(i, c));
      }
    }
    return Envelope.seal(MARK, List.of(out.array()));
  }

  /**
   * What {@link #toBytes} gave.
   *
   * @throws IllegalArgumentException if it is something else, cut short or changed
   */
  public static ClusterPredictor of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(Envelope.open(MARK, bytes, "a stored clustering").get(0));
    int[] labels = new int[in.getInt()];
    int columns = in.getInt();
    double reach = in.getDouble();
    double[] values = new double[labels.length * columns];
    for (int i = 0; i < values.length; i++) {
      if (i % columns == 0) {
        labels[i / columns] = in.getInt();
      }
      values[i] = in.getDouble();
    }
    return new ClusterPredictor(Matrix.of(labels.length, columns, values), labels, reach);
  }
}
