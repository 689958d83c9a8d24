package clientele.steps.core.value;

/**
 * A function's value, gradient and matrix of second derivatives at one point.
 *
 * @param value of the function
 * @param gradient first derivatives
 * @param hessian second derivatives, symmetric
 */
@SuppressWarnings("ArrayRecordComponent") // bulk figures, never compared
public record Curvature(double value, double[] gradient, double[][] hessian) {
  /** All 0, to add to. */
  static Curvature zero(int parameters) {
    return new Curvature(0, new double[parameters], new double[parameters][parameters]);
  }

  /** This plus another. */
  Curvature plus(Curvature other) {
    int n = gradient.length;
    Curvature sum = new Curvature(value + other.value, gradient.clone(), new double[n][n]);
    for (int i = 0; i < n; i++) {
      sum.gradient[i] += other.gradient[i];
      for (int j = 0; j < n; j++) {
        sum.hessian[i][j] = hessian[i][j] + other.hessian[i][j];
      }
    }
    return sum;
  }

  /** The same function after the logarithms of its arguments. */
  public Curvature onLogs(double[] arguments) {
    int n = gradient.length;
    Curvature logs = zero(n);
    for (int i = 0; i < n; i++) {
      logs.gradient[i] = gradient[i] * arguments[i];
      for (int j = 0; j < n; j++) {
        logs.hessian[i][j] = hessian[i][j] * arguments[i] * arguments[j];
      }
      logs.hessian[i][i] += logs.gradient[i];
    }
    return new Curvature(value, logs.gradient, logs.hessian);
  }
}
