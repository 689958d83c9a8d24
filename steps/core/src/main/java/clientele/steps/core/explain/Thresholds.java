package clientele.steps.core.explain;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.matrix.Quantiles;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The thresholds a rule may use: quantiles of each feature, rounded to what people say, and the
 * whole numbers below ten. A feature of whole numbers gets whole thresholds; all get at most two
 * significant digits.
 */
final class Thresholds {
  private static final int QUANTILES = 40;
  private static final int MOST_WHOLE = 10;
  private static final MathContext TWO_DIGITS = new MathContext(2);

  private final double[][] values;
  private final short[][] bins;

  private Thresholds(double[][] values, short[][] bins) {
    this.values = values;
    this.bins = bins;
  }

  static Thresholds of(Matrix features) {
    double[][] values = new double[features.columns()][];
    short[][] bins = new short[features.columns()][features.rows()];
    for (int c = 0; c < values.length; c++) {
      double[] column = features.column(c);
      values[c] = thresholds(column);
      for (int i = 0; i < column.length; i++) {
        int place = Arrays.binarySearch(values[c], column[i]);
        bins[c][i] = (short) (place >= 0 ? place : -place - 1);
      }
    }
    return new Thresholds(values, bins);
  }

  /** Thresholds of a feature, ascending. */
  double[] of(int feature) {
    return values[feature];
  }

  /** How many thresholds lie below a customer's value: they are at most the one at this place. */
  int bin(int feature, int row) {
    return bins[feature][row];
  }

  private static double[] thresholds(double[] column) {
    Quantiles quantiles = Quantiles.of(column);
    boolean whole = Arrays.stream(column).allMatch(v -> v == Math.rint(v));
    double most = quantiles.at(1);
    double least = quantiles.at(0);
    return DoubleStream.concat(
            DoubleStream.iterate(0, q -> q < QUANTILES, q -> q + 1)
                .map(q -> round(quantiles.at(q / QUANTILES), whole)),
            DoubleStream.iterate(1, n -> n < MOST_WHOLE, n -> n + 1))
        .filter(t -> t >= least && t < most)
        .sorted()
        .distinct()
        .toArray();
  }

  static double round(double value, boolean whole) {
    double rounded = new BigDecimal(value).round(TWO_DIGITS).doubleValue();
    return (whole ? Math.rint(rounded) : rounded) + 0.0;
  }
}
