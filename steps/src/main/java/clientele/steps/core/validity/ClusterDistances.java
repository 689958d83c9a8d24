package clientele.steps.core.validity;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;

/**
 * Sums of Euclidean distances from one point to all members of each cluster. The members lie
 * cluster after cluster, one array per column, so that the processor can work on several at once;
 * the order of summation is fixed.
 */
final class ClusterDistances {
  /** Length of the work buffer. */
  static final int CHUNK = 1024;

  private final double[][] columns;
  private final int[] starts;

  private ClusterDistances(double[][] columns, int[] starts) {
    this.columns = columns;
    this.starts = starts;
  }

  static ClusterDistances of(Matrix points, Labels labels) {
    int[] starts = new int[labels.clusters() + 1];
    for (int c = 0; c < labels.clusters(); c++) {
      starts[c + 1] = starts[c] + labels.size(c);
    }
    double[][] columns = new double[points.columns()][starts[labels.clusters()]];
    int[] next = starts.clone();
    for (int i = 0; i < labels.points(); i++) {
      if (labels.of(i) != Labels.NOISE) {
        int place = next[labels.of(i)]++;
        for (int c = 0; c < columns.length; c++) {
          columns[c][place] = points.at(i, c);
        }
      }
    }
    return new ClusterDistances(columns, starts);
  }

  /**
   * Fills in the sums.
   *
   * @param point as many coordinates as columns
   * @param sums one per cluster, overwritten
   * @param buffer {@link #CHUNK} numbers of room
   */
  void sums(double[] point, double[] sums, double[] buffer) {
    for (int c = 0; c < sums.length; c++) {
      double sum = 0;
      for (int from = starts[c]; from < starts[c + 1]; from += CHUNK) {
        int length = Math.min(CHUNK, starts[c + 1] - from);
        distances(point, from, length, buffer);
        sum += sum(buffer, length);
      }
      sums[c] = sum;
    }
  }

  private void distances(double[] point, int from, int length, double[] buffer) {
    if (columns.length == 2) {
      inThePlane(point, from, length, buffer);
      return;
    }
    Arrays.fill(buffer, 0, length, 0);
    for (int c = 0; c < columns.length; c++) {
      double[] column = columns[c];
      double at = point[c];
      for (int i = 0; i < length; i++) {
        double d = column[from + i] - at;
        buffer[i] += d * d;
      }
    }
    for (int i = 0; i < length; i++) {
      buffer[i] = Math.sqrt(buffer[i]);
    }
  }

  private void inThePlane(double[] point, int from, int length, double[] buffer) {
    double[] xs = columns[0];
    double[] ys = columns[1];
    double x0 = point[0];
    double y0 = point[1];
    for (int i = 0; i < length; i++) {
      double x = xs[from + i] - x0;
      double y = ys[from + i] - y0;
      buffer[i] = Math.sqrt(x * x + y * y);
    }
  }

  private static double sum(double[] values, int length) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < length; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < length; i++) {
      a += values[i];
    }
    return (a + b) + (c + d);
  }
}
