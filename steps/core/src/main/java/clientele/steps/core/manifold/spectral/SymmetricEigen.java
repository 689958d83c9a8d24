package clientele.steps.core.manifold.spectral;

import java.util.Arrays;

/**
 * All eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations, largest
 * eigenvalue first. Own code, 60 lines, because the numerical libraries at hand would bring a jar
 * of megabytes for it. Source: Golub and Van Loan, Matrix Computations, section 8.5.
 */
public final class SymmetricEigen {
  private static final int SWEEPS = 60;

  private final double[][] a;
  private final double[][] vectors;
  private final Integer[] order;

  private SymmetricEigen(double[][] a, double[][] vectors, Integer[] order) {
    this.a = a;
    this.vectors = vectors;
    this.order = order;
  }

  /** Takes over a symmetric matrix. */
  public static SymmetricEigen of(double[][] a) {
    int n = a.length;
    double[][] vectors = new double[n][n];
    Integer[] order = new Integer[n];
    for (int i = 0; i < n; i++) {
      vectors[i][i] = 1;
      order[i] = i;
    }
    double all = offDiagonal(a, 0);
    for (int sweep = 0; sweep < SWEEPS && offDiagonal(a, 1) > 1e-30 * all; sweep++) {
      for (int p = 0; p < n; p++) {
        for (int q = p + 1; q < n; q++) {
          rotate(a, vectors, p, q);
        }
      }
    }
    Arrays.sort(order, (i, j) -> Double.compare(a[j][j], a[i][i]));
    return new SymmetricEigen(a, vectors, order);
  }

  /** The k-th largest eigenvalue, from 0. */
  public double value(int k) {
    return a[order[k]][order[k]];
  }

  /** Component of the k-th eigenvector, which has length 1. */
  public double vector(int k, int component) {
    return vectors[component][order[k]];
  }

  private static double offDiagonal(double[][] a, int from) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = i + from; j < a.length; j++) {
        sum += a[i][j] * a[i][j];
      }
    }
    return sum;
  }

  private static void rotate(double[][] a, double[][] vectors, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
    double c = 1 / Math.sqrt(t * t + 1);
    double s = t * c;
    columns(a, p, q, c, s);
    for (int k = 0; k < a.length; k++) {
      double x = a[p][k];
      double y = a[q][k];
      a[p][k] = c * x - s * y;
      a[q][k] = s * x + c * y;
    }
    a[p][q] = 0;
    a[q][p] = 0;
    columns(vectors, p, q, c, s);
  }

  private static void columns(double[][] m, int p, int q, double c, double s) {
    for (double[] row : m) {
      double x = row[p];
      double y = row[q];
      row[p] = c * x - s * y;
      row[q] = s * x + c * y;
    }
  }
}
