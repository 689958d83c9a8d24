package clientele.steps.core.clustering;

import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;

/**
 * Rows in the order of a balanced k-d tree: the middle of every range splits it by the column in
 * which the range is widest, lower values before it, higher after it.
 */
final class KdOrder {
  /** Row numbers in tree order. */
  final int[] rows;

  /** The column by which the point at a place splits its range. */
  final int[] splitColumns;

  private KdOrder(int rows) {
    this.rows = new int[rows];
    this.splitColumns = new int[rows];
  }

  /** Sorts rows until ranges hold at most {@code leaf} points. */
  static KdOrder of(Matrix points, int leaf) {
    KdOrder order = new KdOrder(points.rows());
    Arrays.setAll(order.rows, i -> i);
    order.split(points, 0, order.rows.length, leaf);
    return order;
  }

  private void split(Matrix points, int from, int to, int leaf) {
    if (to - from <= leaf) {
      return;
    }
    int middle = (from + to) >>> 1;
    int column = widest(points, from, to);
    select(points, column, from, to - 1, middle);
    splitColumns[middle] = column;
    split(points, from, middle, leaf);
    split(points, middle + 1, to, leaf);
  }

  private int widest(Matrix points, int from, int to) {
    int widest = 0;
    double range = -1;
    for (int c = 0; c < points.columns(); c++) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int p = from; p < to; p++) {
        double value = points.at(rows[p], c);
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      if (most - least > range) {
        range = most - least;
        widest = c;
      }
    }
    return widest;
  }

  /** Quickselect with a median-of-three pivot and three parts, so duplicates cost nothing. */
  private void select(Matrix points, int column, int from, int to, int wanted) {
    int low = from;
    int high = to;
    while (low < high) {
      double a = points.at(rows[low], column);
      double b = points.at(rows[(low + high) >>> 1], column);
      double c = points.at(rows[high], column);
      double pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
      int less = low;
      int at = low;
      int more = high;
      while (at <= more) {
        double value = points.at(rows[at], column);
        if (value < pivot) {
          swap(less++, at++);
        } else if (value > pivot) {
          swap(at, more--);
        } else {
          at++;
        }
      }
      if (wanted < less) {
        high = less - 1;
      } else if (wanted > more) {
        low = more + 1;
      } else {
        return;
      }
    }
  }

  private void swap(int a, int b) {
    int held = rows[a];
    rows[a] = rows[b];
    rows[b] = held;
  }
}
