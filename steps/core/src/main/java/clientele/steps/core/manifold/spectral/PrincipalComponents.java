package clientele.steps.core.manifold.spectral;

import clientele.steps.core.matrix.Matrix;

/**
 * Principal component analysis: the directions along which standardised features spread most, for
 * plots beside the UMAP drawing. Columns are brought to mean 0 and deviation 1 first (a constant
 * one to 0); the sign of a direction is that of its largest entry made positive. Cost O(n d²).
 *
 * <p>Source: Pearson 1901; Jolliffe, Principal component analysis, 2002.
 *
 * @param points n × dimensions, the customers along the directions
 * @param directions d × dimensions, length 1
 * @param shares per dimension the share of the whole variance, falling
 */
public record PrincipalComponents(Matrix points, Matrix directions, Matrix shares) {

  /**
   * Analyses features.
   *
   * @param dimensions 1 … number of features
   * @throws IllegalArgumentException if there are fewer features than dimensions
   */
  public static PrincipalComponents of(Matrix features, int dimensions) {
    int d = features.columns();
    if (dimensions < 1 || dimensions > d) {
      throw new IllegalArgumentException(
          "there are as many components as features [%d of %d]".formatted(dimensions, d));
    }
    double[][] columns = standardised(features);
    SymmetricEigen eigen = SymmetricEigen.of(correlations(columns));
    double all = 0;
    for (int k = 0; k < d; k++) {
      all += Math.max(0, eigen.value(k));
    }
    double[] directions = new double[d * dimensions];
    double[] shares = new double[dimensions];
    for (int k = 0; k < dimensions; k++) {
      double sign = sign(eigen, k, d);
      shares[k] = all > 0 ? Math.max(0, eigen.value(k)) / all : 0;
      for (int f = 0; f < d; f++) {
        directions[f * dimensions + k] = sign * eigen.vector(k, f);
      }
    }
    return new PrincipalComponents(
        points(columns, directions, dimensions),
        Matrix.of(d, dimensions, directions),
        Matrix.of(1, dimensions, shares));
  }

  private static double[][] standardised(Matrix features) {
    int n = features.rows();
    double[][] columns = new double[features.columns()][];
    for (int f = 0; f < columns.length; f++) {
      double[] column = features.column(f);
      double mean = 0;
      double squares = 0;
      for (double value : column) {
        mean += value / n;
      }
      for (double value : column) {
        squares += (value - mean) * (value - mean) / n;
      }
      double deviation = Math.sqrt(squares);
      for (int i = 0; i < n; i++) {
        column[i] = deviation > 1e-12 * Math.abs(mean) ? (column[i] - mean) / deviation : 0;
      }
      columns[f] = column;
    }
    return columns;
  }

  private static double[][] correlations(double[][] columns) {
    double[][] correlations = new double[columns.length][columns.length];
    for (int a = 0; a < columns.length; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = 0;
        for (int i = 0; i < columns[a].length; i++) {
          sum += columns[a][i] * columns[b][i];
        }
        correlations[a][b] = sum / Math.max(1, columns[a].length);
        correlations[b][a] = correlations[a][b];
      }
    }
    return correlations;
  }

  private static double sign(SymmetricEigen eigen, int k, int d) {
    int largest = 0;
    for (int f = 1; f < d; f++) {
      if (Math.abs(eigen.vector(k, f)) > Math.abs(eigen.vector(k, largest))) {
        largest = f;
      }
    }
    return eigen.vector(k, largest) < 0 ? -1 : 1;
  }

  private static Matrix points(double[][] columns, double[] directions, int dimensions) {
    int n = columns[0].length;
    double[] points = new double[n * dimensions];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < dimensions; k++) {
        for (int f = 0; f < columns.length; f++) {
          points[i * dimensions + k] += columns[f][i] * directions[f * dimensions + k];
        }
      }
    }
    return Matrix.of(n, dimensions, points);
  }
}
