package clientele.steps.core.value;

import java.util.Optional;

/** The lower triangle L with L Lᵀ = A, for matrices of a few rows. Source: Golub and Van Loan. */
public final class CholeskyFactor {
  private final double[][] lower;

  private CholeskyFactor(double[][] lower) {
    this.lower = lower;
  }

  /** Empty where the symmetric matrix is not positive definite. */
  public static Optional<CholeskyFactor> of(double[][] a) {
    int n = a.length;
    double[][] lower = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = a[i][j];
        for (int k = 0; k < j; k++) {
          rest -= lower[i][k] * lower[j][k];
        }
        if (i > j) {
          lower[i][j] = rest / lower[j][j];
        } else if (rest > 1e-12 * Math.abs(a[i][i]) && rest < Double.POSITIVE_INFINITY) {
          lower[i][i] = Math.sqrt(rest);
        } else {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new CholeskyFactor(lower));
  }

  /** The x with A x = b. */
  public double[] solve(double[] b) {
    int n = lower.length;
    double[] x = b.clone();
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= lower[i][k] * x[k];
      }
      x[i] /= lower[i][i];
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        x[i] -= lower[k][i] * x[k];
      }
      x[i] /= lower[i][i];
    }
    return x;
  }

  /** A⁻¹. */
  public double[][] inverse() {
    int n = lower.length;
    double[][] inverse = new double[n][];
    for (int i = 0; i < n; i++) {
      double[] unit = new double[n];
      unit[i] = 1;
      inverse[i] = solve(unit);
    }
    return inverse;
  }

  /** An element of L. */
  public double lower(int row, int column) {
    return lower[row][column];
  }
}
