package clientele.steps.core.validity;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import java.util.stream.IntStream;

/** Evenly spaced rows, for figures that only rank candidates and need no seed. */
public final class RowSample {
  private static final int ROWS_TO_RANK = 2000;

  private RowSample() {}

  /** At most {@code most} of the rows 0 … n − 1, evenly spaced, ascending. */
  public static int[] of(int n, int most) {
    int size = Math.min(n, most);
    return IntStream.range(0, size).map(i -> (int) ((long) i * n / size)).toArray();
  }

  /** The silhouette among 2,000 evenly spaced points: good enough to rank clusterings. */
  public static double silhouette(Matrix points, Labels labels, int threads) {
    int[] chosen = of(points.rows(), ROWS_TO_RANK);
    return Silhouette.of(points.rows(chosen), labels.points(chosen), threads).overall();
  }
}
