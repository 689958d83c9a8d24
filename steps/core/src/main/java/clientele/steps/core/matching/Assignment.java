package clientele.steps.core.matching;

import java.util.Arrays;

/**
 * The Hungarian method: pairs rows with columns, each at most once, so that the sum of the gains is
 * as high as can be. A pair that gains nothing is not made.
 *
 * <p>Idea: rows are added one after another, each by the shortest augmenting path under potentials
 * that keep all reduced costs at zero or above. Equal gains go to the lowest index. Cost O(n³), n
 * the longer side.
 *
 * <p>Source: Kuhn, The Hungarian method for the assignment problem, Naval Research Logistics
 * Quarterly 2 (1955), in the form of Jonker and Volgenant, Computing 38 (1987). Own code, because
 * the libraries that have it bring a graph package of a megabyte for these lines.
 */
public final class Assignment {
  private final double[][] gain;
  private final int size;
  private final double[] rowPotential;
  private final double[] columnPotential;
  private final int[] rowOf;
  private final int[] way;

  private Assignment(double[][] gain, int size) {
    this.gain = gain;
    this.size = size;
    rowPotential = new double[size + 1];
    columnPotential = new double[size + 1];
    rowOf = new int[size + 1];
    way = new int[size + 1];
  }

  /**
   * The best pairs.
   *
   * @param gain rows × columns, all finite; 0 or less means the two do not fit
   * @return column of each row, −1 for none
   */
  public static int[] best(double[][] gain) {
    int rows = gain.length;
    int columns = rows == 0 ? 0 : gain[0].length;
    for (double[] row : gain) {
      if (row.length != columns || !Arrays.stream(row).allMatch(Double::isFinite)) {
        throw new IllegalArgumentException(
            "gains are ragged or not finite [" + Arrays.toString(row) + "]");
      }
    }
    return new Assignment(gain, Math.max(rows, columns)).solve(rows);
  }

  private int[] solve(int rows) {
    for (int row = 1; row <= size; row++) {
      rowOf[0] = row;
      int column = shortestPath();
      while (column != 0) {
        int before = way[column];
        rowOf[column] = rowOf[before];
        column = before;
      }
    }
    int[] columnOf = new int[rows];
    Arrays.fill(columnOf, -1);
    for (int column = 1; column <= size; column++) {
      int row = rowOf[column] - 1;
      if (-cost(row, column - 1) > 0) {
        columnOf[row] = column - 1;
      }
    }
    return columnOf;
  }

  /** Grows the alternating tree from the row at column 0; the free column it ends in. */
  private int shortestPath() {
    double[] least = new double[size + 1];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    boolean[] used = new boolean[size + 1];
    int column = 0;
    do {
      used[column] = true;
      int row = rowOf[column];
      int next = 0;
      double delta = Double.POSITIVE_INFINITY;
      for (int c = 1; c <= size; c++) {
        if (!used[c]) {
          double reduced = cost(row - 1, c - 1) - rowPotential[row] - columnPotential[c];
          if (reduced < least[c]) {
            least[c] = reduced;
            way[c] = column;
          }
          if (least[c] < delta) {
            delta = least[c];
            next = c;
          }
        }
      }
      shift(used, least, delta);
      column = next;
    } while (rowOf[column] != 0);
    return column;
  }

  private void shift(boolean[] used, double[] least, double delta) {
    for (int c = 0; c <= size; c++) {
      if (used[c]) {
        rowPotential[rowOf[c]] += delta;
        columnPotential[c] -= delta;
      } else {
        least[c] -= delta;
      }
    }
  }

  /** Beyond the rows and columns given, and where nothing is gained, a pair costs nothing. */
  private double cost(int row, int column) {
    boolean real = row < gain.length && column < gain[row].length;
    return real ? -Math.max(0, gain[row][column]) : 0;
  }
}
