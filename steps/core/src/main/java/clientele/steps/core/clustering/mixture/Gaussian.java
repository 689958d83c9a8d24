package clientele.steps.core.clustering.mixture;

import clientele.steps.core.matrix.Matrix;

/** One component of a mixture, with the Cholesky factor of its covariance. */
final class Gaussian {
  private static final double LOG_TWO_PI = StrictMath.log(2 * Math.PI);

  private final double[] mean;
  private final double[][] factor;
  private final double logScale;

  private Gaussian(double[] mean, double[][] factor, double logScale) {
    this.mean = mean;
    this.factor = factor;
    this.logScale = logScale;
  }

  /**
   * The component that fits weighted points best.
   *
   * @param shares one weight per point
   * @param total their sum
   * @param floor added to every variance, so that a component cannot collapse onto a point
   */
  static Gaussian fit(
      Matrix points, double[] shares, double total, Covariance shape, double floor) {
    int d = points.columns();
    double[] mean = new double[d];
    for (int i = 0; i < points.rows(); i++) {
      for (int c = 0; c < d; c++) {
        mean[c] += shares[i] * points.at(i, c) / total;
      }
    }
    double[][] covariance = new double[d][d];
    for (int i = 0; i < points.rows(); i++) {
      for (int a = 0; a < d; a++) {
        double weighted = shares[i] * (points.at(i, a) - mean[a]) / total;
        for (int b = shape == Covariance.FULL ? 0 : a; b <= a; b++) {
          covariance[a][b] += weighted * (points.at(i, b) - mean[b]);
        }
      }
    }
    double logScale = -0.5 * d * LOG_TWO_PI;
    for (int a = 0; a < d; a++) {
      covariance[a][a] += floor;
      for (int b = 0; b <= a; b++) {
        double rest = covariance[a][b];
        for (int c = 0; c < b; c++) {
          rest -= covariance[a][c] * covariance[b][c];
        }
        covariance[a][b] = a == b ? Math.sqrt(Math.max(rest, floor)) : rest / covariance[b][b];
      }
      logScale -= StrictMath.log(covariance[a][a]);
    }
    return new Gaussian(mean, covariance, logScale);
  }

  /** Logarithm of the density at a point; {@code solved} is room for d numbers. */
  double logDensity(Matrix points, int row, double[] solved) {
    double squares = 0;
    for (int a = 0; a < mean.length; a++) {
      double rest = points.at(row, a) - mean[a];
      for (int b = 0; b < a; b++) {
        rest -= factor[a][b] * solved[b];
      }
      solved[a] = rest / factor[a][a];
      squares += solved[a] * solved[a];
    }
    return logScale - 0.5 * squares;
  }
}
