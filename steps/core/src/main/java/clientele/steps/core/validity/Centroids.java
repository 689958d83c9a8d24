package clientele.steps.core.validity;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;

/** The mean point of every cluster and of all members together; noise is left out. */
final class Centroids {
  private final double[][] means;
  private final double[] overall;

  private Centroids(double[][] means, double[] overall) {
    this.means = means;
    this.overall = overall;
  }

  static Centroids of(Matrix points, Labels labels) {
    if (points.rows() != labels.points()) {
      throw new IllegalArgumentException(
          "labels do not fit the points [%s, %s]".formatted(labels, points));
    }
    double[][] means = new double[labels.clusters()][points.columns()];
    double[] overall = new double[points.columns()];
    int members = labels.points() - labels.noise();
    for (int i = 0; i < points.rows(); i++) {
      for (int c = 0; c < points.columns() && labels.of(i) != Labels.NOISE; c++) {
        means[labels.of(i)][c] += points.at(i, c) / labels.size(labels.of(i));
        overall[c] += points.at(i, c) / members;
      }
    }
    return new Centroids(means, overall);
  }

  double[] of(int cluster) {
    return means[cluster];
  }

  double[] overall() {
    return overall;
  }

  static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int c = 0; c < a.length; c++) {
      sum += (a[c] - b[c]) * (a[c] - b[c]);
    }
    return sum;
  }
}
