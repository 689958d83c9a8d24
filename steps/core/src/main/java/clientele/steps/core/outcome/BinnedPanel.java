package clientele.steps.core.outcome;

import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;
import java.util.List;

/**
 * A panel with every figure at its place among the stated borders, so that all splits of a feature
 * are weighed in one pass.
 *
 * @param borders feature × border, ascending
 * @param bins feature × row: how many borders lie below the figure
 * @param targets smoothed, target × row
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, never compared
record BinnedPanel(
    OutcomePanel panel, double[] weights, double[][] borders, byte[][] bins, double[][] targets) {

  static BinnedPanel of(OutcomePanel panel, List<Borders.Unit> units, double[] weights) {
    double[][] borders = new double[units.size()][];
    byte[][] bins = new byte[units.size()][panel.rows()];
    for (int f = 0; f < borders.length; f++) {
      double[] values = panel.features().column(f);
      borders[f] =
          Borders.of(
              units.get(f),
              Arrays.stream(values).min().orElse(0),
              Arrays.stream(values).max().orElse(0));
      for (int i = 0; i < values.length; i++) {
        bins[f][i] = (byte) bin(borders[f], values[i]);
      }
    }
    return new BinnedPanel(
        panel,
        weights,
        borders,
        bins,
        SmoothedTargets.of(panel, Targets.of(panel, weights), weights));
  }

  private static int bin(double[] borders, double value) {
    int place = Arrays.binarySearch(borders, value);
    return place >= 0 ? place : -place - 1;
  }

  /** Sums of some rows by bin, month by month as in {@link HeldOutGain}. */
  double[][] cells(int[] rows, int feature) {
    double[][] cells = new double[borders[feature].length + 1][panel.months() * HeldOutGain.CELL];
    byte[] bin = bins[feature];
    for (int i : rows) {
      double[] cell = cells[bin[i]];
      int at = panel.month()[i] * HeldOutGain.CELL;
      cell[at] += weights[i];
      for (int t = 0; t < targets.length; t++) {
        cell[at + 1 + t] += weights[i] * targets[t][i];
      }
    }
    return cells;
  }

  /** Present customers by bin. */
  int[] present(Matrix customers, int[] rows, int feature) {
    int[] present = new int[borders[feature].length + 1];
    for (int i : rows) {
      present[bin(borders[feature], customers.at(i, feature))]++;
    }
    return present;
  }
}
