package clientele.steps.core.clustering.spectral;

import clientele.steps.core.manifold.graph.FuzzyGraph;
import clientele.steps.core.manifold.spectral.SpectralCoordinates;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.parallel.Workers;
import clientele.steps.core.random.Draws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where customers stand by the eigenvectors of their graph with the largest eigenvalues: those who
 * hang together closely point the same way. Every row has length 1, but for customers of pieces of
 * the graph too small to be a segment, whose rows are 0.
 *
 * <p>The graph may be in pieces. The eigenvectors of the whole are those of its pieces, the trivial
 * one of each included, so each piece is worked on by itself and the largest eigenvalues of all are
 * taken; of equal ones first those of the larger piece.
 *
 * <p>Source: Ng, Jordan, Weiss, On Spectral Clustering: Analysis and an Algorithm, NIPS 2001. Cost:
 * O(120 × joins + 120² × customers).
 */
public final class SpectralSpace {
  private static final int STEPS = 120;

  /** As in the other candidates, no segment may be smaller. */
  private static final double LEAST_SHARE = 0.01;

  private SpectralSpace() {}

  /** An eigenvector of a numbered piece: a column of those found. */
  private record Axis(int piece, double value, Matrix found, int column) {}

  /**
   * The coordinates.
   *
   * @param dimensions as many as clusters are wanted, 1 or more
   * @param seed of the vectors that Lanczos' iteration begins with
   * @return n × dimensions
   */
  public static Matrix of(FuzzyGraph graph, int dimensions, long seed, Workers workers) {
    int n = graph.customers();
    List<int[]> pieces = graph.components();
    pieces.removeIf(piece -> piece.length < Math.max(2, LEAST_SHARE * n));
    pieces.sort(Comparator.<int[]>comparingInt(piece -> -piece.length));
    List<Axis> axes = new ArrayList<>();
    for (int p = 0; p < pieces.size(); p++) {
      int[] piece = pieces.get(p);
      FuzzyGraph part = piece.length == n ? graph : graph.part(piece);
      axes.add(new Axis(p, 1, trivial(part), 0));
      SpectralCoordinates.Spectrum spectrum =
          SpectralCoordinates.spectrum(part, dimensions, STEPS, Draws.key(seed, piece[0]), workers);
      for (int d = 0; d < dimensions; d++) {
        axes.add(new Axis(p, spectrum.values().get(d), spectrum.vectors(), d));
      }
    }
    axes.sort(Comparator.comparingDouble(axis -> -axis.value()));
    double[] space = new double[n * dimensions];
    for (int d = 0; d < Math.min(dimensions, axes.size()); d++) {
      Axis axis = axes.get(d);
      int[] piece = pieces.get(axis.piece());
      for (int i = 0; i < piece.length; i++) {
        space[piece[i] * dimensions + d] = axis.found().at(i, axis.column());
      }
    }
    normalise(space, dimensions);
    return Matrix.of(n, dimensions, space);
  }

  /** √degree, of length 1. */
  private static Matrix trivial(FuzzyGraph part) {
    double[] roots = new double[part.customers()];
    double all = 0;
    for (int i = 0; i < roots.length; i++) {
      double degree = 0;
      for (int join = part.start(i); join < part.start(i + 1); join++) {
        degree += part.weight(join);
      }
      roots[i] = Math.sqrt(degree);
      all += degree;
    }
    for (int i = 0; i < roots.length; i++) {
      roots[i] /= Math.sqrt(all);
    }
    return Matrix.of(roots.length, 1, roots);
  }

  private static void normalise(double[] space, int dimensions) {
    for (int row = 0; row < space.length; row += dimensions) {
      double squares = 0;
      for (int d = 0; d < dimensions; d++) {
        squares += space[row + d] * space[row + d];
      }
      for (int d = 0; d < dimensions && squares > 0; d++) {
        space[row + d] /= Math.sqrt(squares);
      }
    }
  }

  /**
   * The space of fewer clusters: the first directions, brought to length 1 again.
   *
   * @param space rows of length 1, or 0 for noise
   * @param dimensions 1 or more; all where there are no more
   */
  public static Matrix first(Matrix space, int dimensions) {
    int kept = Math.min(dimensions, space.columns());
    double[] values = new double[space.rows() * kept];
    for (int i = 0; i < space.rows(); i++) {
      double squares = 0;
      for (int d = 0; d < kept; d++) {
        squares += space.at(i, d) * space.at(i, d);
      }
      for (int d = 0; d < kept && squares > 0; d++) {
        values[i * kept + d] = space.at(i, d) / Math.sqrt(squares);
      }
    }
    return Matrix.of(space.rows(), kept, values);
  }
}
