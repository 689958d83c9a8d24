package clientele.steps.core.clustering.density;

import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;

/**
 * Points sorted into square cells over the two columns of widest range. Only cells that hold a
 * point exist, so far outliers cost nothing. Built in linear time by two counting sorts (n log n if
 * the range is far wider than n cells).
 *
 * <p>The side is a little less than eps / √2: in up to two dimensions, points of one cell are
 * within eps of each other, and everything within eps of a cell lies at most two cells away.
 */
final class StripGrid {
  /** How many cells away a neighbour may lie. */
  static final int REACH = 2;

  /** So much less than 1 that rounding cannot carry a pair apart beyond eps. */
  private static final double SHRINK = 1 - 1e-6;

  /** With more strips than this, rounding could. */
  private static final double SURELY_TIGHT = 1e9;

  /** Row numbers of the points, cell after cell, ascending within a cell. */
  final int[] order;

  /** Points in that order, d numbers each. */
  final double[] packed;

  /** Place of the first point of each cell; one more entry than cells. */
  final int[] cellStart;

  private final int columns;
  private final Strips vertical;
  private final Strips horizontal;
  private final int[] cellColumn;
  private final int[] cellRow;
  private final int[] columnStart;

  /** Sorts the points; {@code eps} is the radius that will be asked for. */
  StripGrid(Matrix points, double eps) {
    int n = points.rows();
    columns = points.columns();
    double side = eps / Math.sqrt(2) * SHRINK;
    int[] widest = widestColumns(points);
    vertical = Strips.of(points, widest[0], side);
    horizontal = Strips.of(points, widest[1], side);
    order = vertical.sort(horizontal.sort(identity(n)));
    packed = points.rows(order).toArray();
    int[] starts = new int[n + 1];
    int cells = 0;
    for (int i = 0; i < n; i++) {
      if (i == 0 || !sameCell(order[i], order[i - 1])) {
        starts[cells++] = i;
      }
    }
    starts[cells] = n;
    cellStart = Arrays.copyOf(starts, cells + 1);
    cellColumn = new int[cells];
    cellRow = new int[cells];
    columnStart = new int[vertical.count() + 1];
    for (int c = 0; c < cells; c++) {
      cellColumn[c] = vertical.rank(order[cellStart[c]]);
      cellRow[c] = horizontal.rank(order[cellStart[c]]);
      columnStart[cellColumn[c] + 1] = c + 1;
    }
  }

  int cells() {
    return cellRow.length;
  }

  /** Coordinates of a point. */
  int columns() {
    return columns;
  }

  /** Whether two points of one cell are certainly within eps. */
  boolean isTight() {
    return columns <= 2 && Math.max(vertical.span(), horizontal.span()) < SURELY_TIGHT;
  }

  /** Squared distance of two points by their places in {@link #order}. */
  double squaredDistance(int a, int b) {
    if (columns == 2) {
      double x = packed[2 * a] - packed[2 * b];
      double y = packed[2 * a + 1] - packed[2 * b + 1];
      return x * x + y * y;
    }
    double sum = 0;
    for (int i = a * columns, j = b * columns, end = i + columns; i < end; i++, j++) {
      double d = packed[i] - packed[j];
      sum += d * d;
    }
    return sum;
  }

  /** Whether the point at one place comes before the other's in the order of coordinates. */
  boolean lowerCoordinates(int a, int b) {
    int from = a * columns;
    return Arrays.compare(packed, from, from + columns, packed, b * columns, b * columns + columns)
        < 0;
  }

  /**
   * The cells within reach of a cell, itself among them, in ascending order.
   *
   * @param into room for 25 numbers
   * @return how many there are
   */
  int near(int cell, int[] into) {
    int found = 0;
    int column = cellColumn[cell];
    for (int c = column - REACH; c <= column + REACH; c++) {
      if (c < 0 || c >= vertical.count() || !vertical.within(c, column, REACH)) {
        continue;
      }
      int low = firstRowFrom(columnStart[c], columnStart[c + 1], cellRow[cell] - REACH);
      for (int k = low; k < columnStart[c + 1] && cellRow[k] <= cellRow[cell] + REACH; k++) {
        if (horizontal.within(cellRow[k], cellRow[cell], REACH)) {
          into[found++] = k;
        }
      }
    }
    return found;
  }

  private int firstRowFrom(int from, int to, int row) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cellRow[middle] < row) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private boolean sameCell(int a, int b) {
    return vertical.rank(a) == vertical.rank(b) && horizontal.rank(a) == horizontal.rank(b);
  }

  private static int[] identity(int n) {
    int[] all = new int[n];
    Arrays.setAll(all, i -> i);
    return all;
  }

  private static int[] widestColumns(Matrix points) {
    double[] range = new double[Math.max(2, points.columns())];
    for (int c = 0; c < points.columns() && points.rows() > 0; c++) {
      double least = points.at(0, c);
      double most = least;
      for (int i = 1; i < points.rows(); i++) {
        least = Math.min(least, points.at(i, c));
        most = Math.max(most, points.at(i, c));
      }
      range[c] = most - least;
    }
    int first = 0;
    for (int c = 1; c < range.length; c++) {
      first = range[c] > range[first] ? c : first;
    }
    int second = first == 0 ? 1 : 0;
    for (int c = 0; c < range.length; c++) {
      second = c != first && range[c] > range[second] ? c : second;
    }
    return new int[] {first, second};
  }
}
