package clientele.steps.core.validity;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.parallel.Workers;
import java.util.Arrays;

/**
 * Trustworthiness of a drawing: 1 less a penalty for each point that is among a point's k nearest
 * in the drawing but not among their k nearest in truth, the larger the farther they rank there. 0
 * … 1; 1 where the drawing brings nobody together who is apart. About 0.5 by chance.
 *
 * <p>Euclidean on both sides; at equal distance the lower row comes first. Cost k n for each point
 * asked; evenly spaced points may be asked instead of all, each against all.
 *
 * <p>Source: Venna and Kaski, Neighborhood Preservation in Nonlinear Projection Methods, ICANN
 * 2001.
 */
public final class Trustworthiness {
  private static final int BLOCK = 8;

  private Trustworthiness() {}

  /**
   * The figure.
   *
   * @param truth n × d
   * @param drawing n × 2, the same points
   * @param k neighbours, 1 … n / 2 exclusive
   * @param asked at most so many points, n for all
   */
  public static double of(Matrix truth, Matrix drawing, int k, int asked, Workers workers) {
    int n = truth.rows();
    if (n != drawing.rows()) {
      throw new IllegalArgumentException(
          "points and drawing differ in rows [%s, %s]".formatted(truth, drawing));
    }
    if (k < 1 || 2 * k >= n) {
      throw new IllegalArgumentException("k is not within 1 … n / 2 [%d of %d]".formatted(k, n));
    }
    int[] rows = RowSample.of(n, asked);
    long[] penalties = new long[rows.length];
    workers.blocks(
        rows.length,
        BLOCK,
        (from, to) -> {
          for (int at = from; at < to; at++) {
            penalties[at] = penalty(truth, drawing, k, rows[at]);
          }
        });
    double worst = rows.length * (double) k * (2.0 * n - 3.0 * k - 1);
    return 1 - 2 * Arrays.stream(penalties).sum() / worst;
  }

  private static long penalty(Matrix truth, Matrix drawing, int k, int row) {
    int[] near = nearest(drawing, row, k);
    double[] distances = distances(truth, row);
    long penalty = 0;
    for (int other : near) {
      int rank = 1;
      for (int i = 0; i < distances.length; i++) {
        boolean closer =
            distances[i] < distances[other] || (distances[i] == distances[other] && i < other);
        rank += closer && i != row ? 1 : 0;
      }
      penalty += Math.max(0, rank - k);
    }
    return penalty;
  }

  private static int[] nearest(Matrix points, int row, int k) {
    double[] distances = distances(points, row);
    distances[row] = Double.POSITIVE_INFINITY;
    int[] near = new int[k];
    int found = 0;
    for (int i = 0; i < distances.length; i++) {
      if (i == row || (found == k && distances[i] >= distances[near[k - 1]])) {
        continue;
      }
      int place = found < k ? found++ : k - 1;
      while (place > 0 && distances[near[place - 1]] > distances[i]) {
        near[place] = near[place - 1];
        place--;
      }
      near[place] = i;
    }
    return near;
  }

  private static double[] distances(Matrix points, int row) {
    double[] distances = new double[points.rows()];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = points.squaredDistance(row, i);
    }
    return distances;
  }
}
