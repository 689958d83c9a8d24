package clientele.steps.core.manifold;

import clientele.steps.core.manifold.graph.FuzzyGraph;
import clientele.steps.core.manifold.spectral.SpectralCoordinates;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.parallel.Workers;
import clientele.steps.core.random.Draws;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where points start: the two smoothest functions on their graph, in a box from −10 to 10. A graph
 * in several pieces has no smooth function that orders the pieces, so each piece is drawn by
 * itself, as large as its share of customers, and the pieces stand on a sunflower's spiral, the
 * largest in the middle. Pieces too small to have a shape are strewn about their place by chance.
 *
 * <p>No further fallback is needed: Lanczos on a connected piece cannot fail, and where it has
 * fewer than two vectors (everybody joined to everybody equally) there is no shape to find.
 */
final class Start {
  private static final double HALF_WIDTH = 10;
  private static final double JITTER = 1e-4;
  private static final int STEPS = 60;
  private static final int TOO_SMALL = 8;
  private static final double GOLDEN_ANGLE = 2.399963229728653;

  private Start() {}

  /** Positions, x and y in turn. */
  static float[] of(FuzzyGraph graph, long seed, Workers workers) {
    List<int[]> pieces = graph.components();
    pieces.sort(Comparator.<int[]>comparingInt(piece -> -piece.length));
    float[] points = new float[2 * graph.customers()];
    double placed = 0;
    for (int p = 0; p < pieces.size(); p++) {
      int[] piece = pieces.get(p);
      double share = (double) piece.length / graph.customers();
      double distance = p == 0 ? 0 : 2 * HALF_WIDTH * Math.sqrt(placed + share / 2);
      double[] box = {
        distance * StrictMath.cos(p * GOLDEN_ANGLE),
        distance * StrictMath.sin(p * GOLDEN_ANGLE),
        HALF_WIDTH * Math.sqrt(share)
      };
      place(pieces.size() == 1 ? graph : graph.part(piece), piece, box, points, seed, workers);
      placed += share;
    }
    return points;
  }

  private static void place(
      FuzzyGraph graph, int[] piece, double[] box, float[] points, long seed, Workers workers) {
    double[] shape =
        piece.length < TOO_SMALL
            ? new double[2 * piece.length]
            : stretched(SpectralCoordinates.of(graph, 2, STEPS, Draws.key(seed, 1), workers));
    double blur = piece.length < TOO_SMALL ? 1 : JITTER;
    for (int i = 0; i < piece.length; i++) {
      for (int c = 0; c < 2; c++) {
        int at = 2 * piece[i] + c;
        double chance = blur * (2 * Draws.unit(Draws.bits(Draws.key(seed, 2), at)) - 1);
        points[at] = (float) (box[c] + box[2] * (shape[2 * i + c] + chance));
      }
    }
  }

  /** Each column brought to −1 … 1. */
  private static double[] stretched(Matrix shape) {
    double[] values = shape.toArray();
    for (int c = 0; c < 2; c++) {
      double top = Arrays.stream(shape.column(c)).map(Math::abs).max().orElse(0);
      for (int at = c; at < values.length && top > 0; at += 2) {
        values[at] /= top;
      }
    }
    return values;
  }
}
