package clientele.steps.core.clustering.mixture;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A fitted mixture of Gaussians: it places any points, old or new, and can be compared with others
 * by its BIC.
 */
public final class Mixture {
  private static final int ROUNDS = 200;
  private static final double ENOUGH = 1e-6;
  private static final double FLOOR = 1e-6;

  private final List<Gaussian> components;
  private final double[] logWeights;
  private final double bic;

  private Mixture(List<Gaussian> components, double[] logWeights, double bic) {
    this.components = components;
    this.logWeights = logWeights;
    this.bic = bic;
  }

  /** Expectation maximisation from a first clustering, until the mean log-likelihood rests. */
  static Mixture fit(Matrix points, Labels first, Covariance shape) {
    int n = points.rows();
    int k = first.clusters();
    double[][] shares = new double[k][n];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < k; c++) {
        shares[c][i] = first.of(i) == c ? 1 : 0;
      }
    }
    double floor = FLOOR * meanVariance(points) + Double.MIN_NORMAL;
    Mixture mixture = maximise(points, shares, shape, floor);
    double before = Double.NEGATIVE_INFINITY;
    double logLikelihood = mixture.expect(points, shares);
    for (int r = 0; r < ROUNDS && logLikelihood - before > ENOUGH * n; r++) {
      before = logLikelihood;
      mixture = maximise(points, shares, shape, floor);
      logLikelihood = mixture.expect(points, shares);
    }
    double bic = -2 * logLikelihood + shape.parameters(k, points.columns()) * StrictMath.log(n);
    return new Mixture(mixture.components, mixture.logWeights, bic);
  }

  /** Bayesian information criterion, −2 log L + p ln n: lower is better (Schwarz 1978). */
  public double bic() {
    return bic;
  }

  /** Component most likely to have made each point, the lowest of equals; raw numbers. */
  public int[] assign(Matrix points) {
    double[][] shares = new double[components.size()][points.rows()];
    expect(points, shares);
    int[] labels = new int[points.rows()];
    for (int i = 0; i < labels.length; i++) {
      for (int c = 1; c < shares.length; c++) {
        labels[i] = shares[c][i] > shares[labels[i]][i] ? c : labels[i];
      }
    }
    return labels;
  }

  private static Mixture maximise(
      Matrix points, double[][] shares, Covariance shape, double floor) {
    List<Gaussian> components = new ArrayList<>();
    double[] logWeights = new double[shares.length];
    for (int c = 0; c < shares.length; c++) {
      double total = Math.max(Arrays.stream(shares[c]).sum(), Double.MIN_NORMAL);
      components.add(Gaussian.fit(points, shares[c], total, shape, floor));
      logWeights[c] = StrictMath.log(total / points.rows());
    }
    return new Mixture(components, logWeights, Double.NaN);
  }

  /** Fills in each component's share of each point and returns the log-likelihood. */
  private double expect(Matrix points, double[][] shares) {
    double[] solved = new double[points.columns()];
    double[] logs = new double[shares.length];
    double logLikelihood = 0;
    for (int i = 0; i < points.rows(); i++) {
      double highest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < logs.length; c++) {
        logs[c] = logWeights[c] + components.get(c).logDensity(points, i, solved);
        highest = Math.max(highest, logs[c]);
      }
      double sum = 0;
      for (double log : logs) {
        sum += StrictMath.exp(log - highest);
      }
      double log = highest + StrictMath.log(sum);
      for (int c = 0; c < logs.length; c++) {
        shares[c][i] = StrictMath.exp(logs[c] - log);
      }
      logLikelihood += log;
    }
    return logLikelihood;
  }

  private static double meanVariance(Matrix points) {
    double sum = 0;
    for (int c = 0; c < points.columns(); c++) {
      double[] column = points.column(c);
      double mean = Arrays.stream(column).sum() / column.length;
      sum += Arrays.stream(column).map(v -> (v - mean) * (v - mean)).sum() / column.length;
    }
    return sum / Math.max(1, points.columns());
  }
}
