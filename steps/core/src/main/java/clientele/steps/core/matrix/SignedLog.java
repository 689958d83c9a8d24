package clientele.steps.core.matrix;

import java.util.Arrays;
import java.util.List;

/**
 * Draws in the long tail of money and counts: sign(x) · ln(1 + |x| / unit). Near 0 it is a straight
 * line, so returns and zeros need no special case; far out it is a logarithm.
 *
 * @param columns the columns to change, each once
 * @param unit the amount at which the line bends, in the unit of the columns; above 0
 */
public record SignedLog(List<Integer> columns, double unit) {
  public SignedLog {
    columns = List.copyOf(columns);
    if (!(unit > 0) || !Double.isFinite(unit)) {
      throw new IllegalArgumentException("unit is not above 0 [" + unit + "]");
    }
    if (columns.stream().distinct().count() < columns.size()) {
      throw new IllegalArgumentException("a column is named twice " + columns);
    }
  }

  /** These columns, bent at 1. */
  public static SignedLog of(int... columns) {
    return new SignedLog(Arrays.stream(columns).boxed().toList(), 1);
  }

  /** One value. */
  public double apply(double value) {
    return Math.copySign(StrictMath.log1p(Math.abs(value) / unit), value);
  }

  /** The matrix with the named columns changed. */
  public Matrix apply(Matrix matrix) {
    double[] values = matrix.toArray();
    for (int c : columns) {
      for (int i = c; i < values.length; i += matrix.columns()) {
        values[i] = apply(values[i]);
      }
    }
    return Matrix.of(matrix.rows(), matrix.columns(), values);
  }
}
