package clientele.steps.core.manifold.spectral;

import clientele.steps.core.manifold.graph.FuzzyGraph;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.parallel.Workers;
import clientele.steps.core.random.Draws;
import java.util.Arrays;
import java.util.List;

/**
 * The smoothest coordinates on a graph: eigenvectors of the normalised adjacency D^−½ W D^−½ for
 * its largest eigenvalues after the trivial one, which is √degree. They are where UMAP starts from
 * and what spectral clustering clusters. Divided by √degree they are the functions that differ
 * least along joins; as a start that kept fewer neighbours (.295 against .300 on 4,338 real
 * customers, .164 against .165 on 20,000).
 *
 * <p>Lanczos iteration with full reorthogonalisation. The signs are fixed by making the entry of
 * largest size positive. Sums over customers are made block by block in a fixed order, so threads
 * change nothing. A start needs no precision: 60 steps give the coarse shape, more are for those
 * who cluster on it. Cost: O(steps × edges + steps² × customers); memory steps × customers × 8
 * bytes.
 *
 * <p>Source: Belkin and Niyogi, Laplacian eigenmaps, 2003; Golub and Van Loan, Matrix Computations,
 * section 10.1. It needs a connected graph: on several components the largest eigenvalue has
 * several vectors.
 */
public final class SpectralCoordinates {
  private static final int BLOCK = 2048;
  private static final double VANISHED = 1e-10;

  private final FuzzyGraph graph;
  private final Workers workers;
  private final int n;

  /** Square roots of the degrees. */
  private final double[] roots;

  /** Orthonormal: the trivial eigenvector first, then those of Lanczos. */
  private final double[][] basis;

  private final double[] diagonal;
  private final double[] besides;

  private SpectralCoordinates(FuzzyGraph graph, int steps, Workers workers) {
    this.graph = graph;
    this.workers = workers;
    this.n = graph.customers();
    this.roots = new double[n];
    this.basis = new double[Math.min(steps, n - 1) + 2][];
    this.diagonal = new double[basis.length];
    this.besides = new double[basis.length];
  }

  /**
   * Coordinates of the customers of a connected graph.
   *
   * @param dimensions 1 or more
   * @param steps of the iteration, more than dimensions; 60 are enough for a start
   * @param seed of the vector it begins with
   * @return n × dimensions, columns of length 1, or 0 where the graph has not so many
   */
  public static Matrix of(FuzzyGraph graph, int dimensions, int steps, long seed, Workers workers) {
    return spectrum(graph, dimensions, steps, seed, workers).vectors();
  }

  /** The same with their eigenvalues. */
  public static Spectrum spectrum(
      FuzzyGraph graph, int dimensions, int steps, long seed, Workers workers) {
    int n = graph.customers();
    double[] out = new double[n * dimensions];
    double[] values = new double[dimensions];
    Arrays.fill(values, -1); // the least there can be
    if (n >= 2) {
      SpectralCoordinates lanczos = new SpectralCoordinates(graph, steps, workers);
      lanczos.begin(seed);
      lanczos.write(lanczos.iterate(), dimensions, out, values);
    }
    return new Spectrum(Matrix.of(n, dimensions, out), Arrays.stream(values).boxed().toList());
  }

  /**
   * Eigenvectors and their eigenvalues, without the trivial one.
   *
   * @param vectors n × dimensions
   * @param values one per column, falling, −1 … 1; −1 where the column is empty
   */
  public record Spectrum(Matrix vectors, List<Double> values) {
    public Spectrum {
      values = List.copyOf(values);
    }
  }

  private void begin(long seed) {
    basis[0] = new double[n];
    basis[1] = new double[n];
    for (int i = 0; i < n; i++) {
      double degree = 0;
      for (int edge = graph.start(i); edge < graph.start(i + 1); edge++) {
        degree += graph.weight(edge);
      }
      roots[i] = Math.sqrt(degree);
      basis[0][i] = roots[i];
      basis[1][i] = Draws.unit(Draws.bits(seed, i)) - 0.5;
    }
    normalise(basis[0]);
    project(basis[1], 1);
    normalise(basis[1]);
  }

  /** Returns how many vectors there are before nothing new comes. */
  private int iterate() {
    int j = 1;
    for (; j < basis.length - 1; j++) {
      double[] image = new double[n];
      multiply(basis[j], image);
      diagonal[j] = project(image, j + 1);
      project(image, j + 1);
      besides[j] = normalise(image);
      if (besides[j] < VANISHED) {
        break;
      }
      basis[j + 1] = image;
    }
    return Math.min(j, basis.length - 2);
  }

  private void write(int vectors, int dimensions, double[] out, double[] values) {
    double[][] small = new double[vectors][vectors];
    for (int j = 0; j < vectors; j++) {
      small[j][j] = diagonal[j + 1];
      if (j + 1 < vectors) {
        small[j][j + 1] = besides[j + 1];
        small[j + 1][j] = besides[j + 1];
      }
    }
    SymmetricEigen eigen = SymmetricEigen.of(small);
    for (int d = 0; d < Math.min(dimensions, vectors); d++) {
      int column = d;
      values[d] = eigen.value(d);
      workers.blocks(
          n,
          BLOCK,
          (from, to) -> {
            for (int i = from; i < to; i++) {
              double sum = 0;
              for (int j = 0; j < vectors; j++) {
                sum += eigen.vector(column, j) * basis[j + 1][i];
              }
              out[i * dimensions + column] = sum;
            }
          });
      fixSign(out, d, dimensions);
    }
  }

  private void fixSign(double[] out, int column, int dimensions) {
    int largest = 0;
    for (int i = 1; i < n; i++) {
      if (Math.abs(out[i * dimensions + column]) > Math.abs(out[largest * dimensions + column])) {
        largest = i;
      }
    }
    if (out[largest * dimensions + column] < 0) {
      for (int i = 0; i < n; i++) {
        out[i * dimensions + column] *= -1;
      }
    }
  }

  private void multiply(double[] vector, double[] image) {
    workers.blocks(
        n,
        BLOCK,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            double sum = 0;
            for (int edge = graph.start(i); edge < graph.start(i + 1); edge++) {
              int head = graph.head(edge);
              sum += graph.weight(edge) / roots[head] * vector[head];
            }
            image[i] = sum / roots[i];
          }
        });
  }

  /**
   * Takes the first vectors of the basis out of a vector; returns the share of the last of them.
   */
  private double project(double[] vector, int count) {
    double[] shares = new double[count];
    double[][] partial = new double[(n + BLOCK - 1) / BLOCK][count];
    workers.blocks(
        n,
        BLOCK,
        (from, to) -> {
          for (int k = 0; k < count; k++) {
            partial[from / BLOCK][k] = dot(vector, basis[k], from, to);
          }
        });
    for (double[] block : partial) {
      for (int k = 0; k < count; k++) {
        shares[k] += block[k];
      }
    }
    workers.blocks(
        n,
        BLOCK,
        (from, to) -> {
          for (int k = 0; k < count; k++) {
            for (int i = from; i < to; i++) {
              vector[i] -= shares[k] * basis[k][i];
            }
          }
        });
    return shares[count - 1];
  }

  private static double normalise(double[] vector) {
    double length = Math.sqrt(dot(vector, vector, 0, vector.length));
    for (int i = 0; i < vector.length && length > 0; i++) {
      vector[i] /= length;
    }
    return length;
  }

  private static double dot(double[] a, double[] b, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
