package clientele.steps.core.clustering.density;

import java.util.Arrays;

/**
 * The smallest box round the core points of a cell. A point farther from the box than eps is
 * farther than eps from each of them: rounding is monotone, so that holds for the computed figures
 * too, and nothing within eps is ever passed over.
 *
 * <p>Where cells are crowded this is what keeps linking them linear: of two cells of thousands that
 * do not touch, every pair would have to be looked at (a million customers, the radius sought: 67
 * of 288 s of the whole chain).
 */
final class CellBox {
  private final StripGrid grid;
  private final double[] low;
  private final double[] high;

  CellBox(StripGrid grid) {
    this.grid = grid;
    this.low = new double[grid.columns()];
    this.high = new double[grid.columns()];
  }

  /** Becomes the box round the core points at places from … to − 1. */
  void enclose(boolean[] core, int from, int to) {
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (int p = from; p < to; p++) {
      for (int c = 0; core[p] && c < low.length; c++) {
        double value = grid.packed[p * low.length + c];
        low[c] = Math.min(low[c], value);
        high[c] = Math.max(high[c], value);
      }
    }
  }

  /** Squared distance of the point at a place from the box, 0 within it. */
  double squaredDistance(int p) {
    double sum = 0;
    for (int c = 0; c < low.length; c++) {
      double value = grid.packed[p * low.length + c];
      double d = value < low[c] ? low[c] - value : value > high[c] ? value - high[c] : 0;
      sum += d * d;
    }
    return sum;
  }
}
