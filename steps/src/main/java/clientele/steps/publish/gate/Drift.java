package clientele.steps.publish.gate;

import clientele.steps.core.matrix.CustomerMatrix;
import java.util.Arrays;

/**
 * How far a feature's distribution has moved: the population stability index over the deciles of
 * the earlier customers, Σ (q − p) · ln(q / p), p and q the shares of earlier and later customers
 * in a bin. Below 0.1 is usually read as no change, above 0.25 as a marked one. (Siddiqi, <i>Credit
 * Risk Scorecards</i>, 2006, chapter 9.) Costs a sort of the earlier column.
 */
final class Drift {
  private static final int BINS = 10;

  /** Share of an empty bin, so that its logarithm is finite. */
  private static final double FLOOR = 1e-4;

  private Drift() {}

  /** A feature and how far it moved. */
  record Moved(String feature, double index) {}

  /** The feature that moved most; of equal ones the first. */
  static Moved most(CustomerMatrix earlier, CustomerMatrix later) {
    Moved most = new Moved("", Double.NEGATIVE_INFINITY);
    for (int column = 0; column < later.columns().size(); column++) {
      double index = index(earlier.values().column(column), later.values().column(column));
      if (index > most.index()) {
        most = new Moved(later.columns().get(column), index);
      }
    }
    return most;
  }

  /** The index of one feature; neither array may be empty. */
  static double index(double[] earlier, double[] later) {
    double[] sorted = earlier.clone();
    Arrays.sort(sorted);
    double[] edges = new double[BINS - 1];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = sorted[(int) ((long) (i + 1) * sorted.length / BINS)];
    }
    double[] p = shares(earlier, edges);
    double[] q = shares(later, edges);
    double index = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double from = Math.max(p[bin], FLOOR);
      double to = Math.max(q[bin], FLOOR);
      index += (to - from) * StrictMath.log(to / from);
    }
    return index;
  }

  private static double[] shares(double[] values, double[] edges) {
    double[] shares = new double[BINS];
    for (double value : values) {
      int bin = 0;
      while (bin < edges.length && value >= edges[bin]) {
        bin++;
      }
      shares[bin] += 1.0 / values.length;
    }
    return shares;
  }
}
