package clientele.steps.core.churn;

import clientele.steps.core.matrix.Matrix;

/**
 * Logistic regression with a ridge: weighted Newton steps (iteratively reweighted least squares).
 *
 * <p>Source: Hastie, Tibshirani and Friedman, The elements of statistical learning, 2009, 4.4.1.
 *
 * @param coefficients of the columns, the constant last
 */
@SuppressWarnings("ArrayRecordComponent") // parameters, never compared
record Logistic(double[] coefficients) {
  private static final int MOST_STEPS = 25;
  private static final double DONE = 1e-9;
  private static final double LEAST_CURVATURE = 1e-9;

  /**
   * Fits.
   *
   * @param x n × d, standardised
   * @param y n times 1 or 0
   * @param weights n, above 0
   * @param prior d + 1 means of the coefficients
   * @param ridge how firmly the coefficients but the constant are held at them
   */
  static Logistic fit(Matrix x, double[] y, double[] weights, double[] prior, double ridge) {
    double[] beta = prior.clone();
    int d = beta.length;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] gradient = new double[d];
      double[][] hessian = new double[d][d];
      for (int i = 0; i < x.rows(); i++) {
        double p = sigmoid(score(x, i, beta));
        double curvature = weights[i] * Math.max(LEAST_CURVATURE, p * (1 - p));
        for (int a = 0; a < d; a++) {
          double xa = at(x, i, a);
          gradient[a] += weights[i] * (y[i] - p) * xa;
          for (int b = 0; b <= a; b++) {
            hessian[a][b] += curvature * xa * at(x, i, b);
          }
        }
      }
      hessian[d - 1][d - 1] += LEAST_CURVATURE;
      for (int a = 0; a < d - 1; a++) {
        gradient[a] -= ridge * (beta[a] - prior[a]);
        hessian[a][a] += ridge;
      }
      double[] move = solve(hessian, gradient);
      double largest = 0;
      for (int a = 0; a < d; a++) {
        double bounded = Math.max(-2, Math.min(2, move[a]));
        beta[a] += bounded;
        largest = Math.max(largest, Math.abs(bounded));
      }
      if (largest < DONE) {
        break;
      }
    }
    return new Logistic(beta);
  }

  /** Logit of a row. */
  double score(Matrix x, int row) {
    return score(x, row, coefficients);
  }

  private static double score(Matrix x, int row, double[] beta) {
    double sum = beta[beta.length - 1];
    for (int c = 0; c < beta.length - 1; c++) {
      sum += beta[c] * x.at(row, c);
    }
    return sum;
  }

  private static double at(Matrix x, int row, int column) {
    return column == x.columns() ? 1 : x.at(row, column);
  }

  static double sigmoid(double score) {
    return 1 / (1 + StrictMath.exp(-score));
  }

  static double logit(double chance) {
    double inner = Math.max(1e-4, Math.min(1 - 1e-4, chance));
    return StrictMath.log(inner / (1 - inner));
  }

  /** Solves a symmetric system given by its lower half. */
  private static double[] solve(double[][] lower, double[] right) {
    int d = right.length;
    double[][] root = new double[d][d];
    double[] solved = right.clone();
    for (int a = 0; a < d; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = lower[a][b];
        for (int k = 0; k < b; k++) {
          sum -= root[a][k] * root[b][k];
        }
        root[a][b] = a == b ? Math.sqrt(Math.max(sum, LEAST_CURVATURE)) : sum / root[b][b];
      }
      for (int k = 0; k < a; k++) {
        solved[a] -= root[a][k] * solved[k];
      }
      solved[a] /= root[a][a];
    }
    for (int a = d - 1; a >= 0; a--) {
      for (int k = a + 1; k < d; k++) {
        solved[a] -= root[k][a] * solved[k];
      }
      solved[a] /= root[a][a];
    }
    return solved;
  }
}
