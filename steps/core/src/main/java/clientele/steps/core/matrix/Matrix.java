package clientele.steps.core.matrix;

import java.util.Arrays;

/** A dense matrix of doubles, row after row. Immutable: nothing hands out the inner array. */
public final class Matrix {
  private final int rows;
  private final int columns;
  private final double[] values;

  private Matrix(int rows, int columns, double[] values) {
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  /**
   * Takes over an array, which the caller must not touch again.
   *
   * @param values rows × columns numbers, row after row, all finite
   * @throws IllegalArgumentException if the length does not fit or a number is not finite
   */
  public static Matrix of(int rows, int columns, double[] values) {
    if (values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          "length is not rows times columns [%d, %d × %d]".formatted(values.length, rows, columns));
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "not a finite number [row %d, column %d: %s]"
                .formatted(i / columns, i % columns, values[i]));
      }
    }
    return new Matrix(rows, columns, values);
  }

  /** Copies an array of equally long rows. */
  public static Matrix of(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[] values = new double[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new IllegalArgumentException("rows differ in length [row " + i + "]");
      }
      System.arraycopy(rows[i], 0, values, i * columns, columns);
    }
    return of(rows.length, columns, values);
  }

  public int rows() {
    return rows;
  }

  public int columns() {
    return columns;
  }

  public double at(int row, int column) {
    return values[row * columns + column];
  }

  /** A copy of one row. */
  public double[] row(int row) {
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }

  /** A copy of one column. */
  public double[] column(int column) {
    double[] copy = new double[rows];
    for (int i = 0; i < rows; i++) {
      copy[i] = at(i, column);
    }
    return copy;
  }

  /** A copy of everything, row after row. */
  public double[] toArray() {
    return values.clone();
  }

  /** The named rows, in the order given. */
  public Matrix rows(int[] chosen) {
    double[] picked = new double[chosen.length * columns];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(values, chosen[i] * columns, picked, i * columns, columns);
    }
    return new Matrix(chosen.length, columns, picked);
  }

  /** Squared Euclidean distance of two rows, summed in column order. */
  public double squaredDistance(int a, int b) {
    double sum = 0;
    for (int i = a * columns, j = b * columns, end = i + columns; i < end; i++, j++) {
      double d = values[i] - values[j];
      sum += d * d;
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix that
        && rows == that.rows
        && columns == that.columns
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Matrix[" + rows + " × " + columns + "]";
  }
}
