package clientele.steps.core.matrix;

/**
 * Shifts and scales every column to mean 0 and variance 1 (the variance of the population, divided
 * by n). A column whose values are all equal becomes 0.
 */
public final class Standardizer {
  private final double[] means;
  private final double[] deviations;

  private Standardizer(double[] means, double[] deviations) {
    this.means = means;
    this.deviations = deviations;
  }

  /** Learns mean and standard deviation of each column; two passes, in row order. */
  public static Standardizer fit(Matrix matrix) {
    if (matrix.rows() == 0) {
      throw new IllegalArgumentException("a matrix without rows has no mean");
    }
    int n = matrix.rows();
    double[] means = new double[matrix.columns()];
    double[] deviations = new double[matrix.columns()];
    for (int c = 0; c < matrix.columns(); c++) {
      double sum = 0;
      boolean constant = true;
      for (int i = 0; i < n; i++) {
        sum += matrix.at(i, c);
        constant &= matrix.at(i, c) == matrix.at(0, c);
      }
      means[c] = constant ? matrix.at(0, c) : sum / n;
      double squares = 0;
      for (int i = 0; i < n; i++) {
        double d = matrix.at(i, c) - means[c];
        squares += d * d;
      }
      deviations[c] = constant ? 0 : Math.sqrt(squares / n);
    }
    return new Standardizer(means, deviations);
  }

  /** Applies what was learned to rows with the same columns. */
  public Matrix apply(Matrix matrix) {
    if (matrix.columns() != means.length) {
      throw new IllegalArgumentException(
          "columns differ from those learned [%d, %d]".formatted(matrix.columns(), means.length));
    }
    double[] values = matrix.toArray();
    for (int i = 0; i < values.length; i++) {
      int c = i % means.length;
      values[i] = deviations[c] == 0 ? 0 : (values[i] - means[c]) / deviations[c];
    }
    return Matrix.of(matrix.rows(), matrix.columns(), values);
  }

  /** Learns and applies at once. */
  public static Matrix standardize(Matrix matrix) {
    return fit(matrix).apply(matrix);
  }
}
