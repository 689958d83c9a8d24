package clientele.steps.core.explain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Spearman's ρ: how steadily one figure rises with another, whatever the shape: −1 falls always, 0
 * neither, 1 rises always. Pearson's correlation of the ranks, equals sharing their mean rank. Its
 * interval by Fisher's z with the variance 1.06 / (n − 3). Cost O(n log n).
 *
 * <p>Sources: Spearman, The proof and measurement of association between two things, American
 * Journal of Psychology 15 (1904); Fieller, Hartley and Pearson, Tests for rank correlation
 * coefficients, Biometrika 44 (1957).
 */
public final class RankCorrelation {
  private static final double VARIANCE = 1.06;
  private static final int LEAST = 4;

  private RankCorrelation() {}

  /** ρ of two columns; 0 within −1 … 1 for fewer than 4 rows or a column without spread. */
  public static Estimate of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "the columns differ in length [%d, %d]".formatted(x.length, y.length));
    }
    double[] a = ranks(x);
    double[] b = ranks(y);
    double middle = (x.length - 1) / 2.0;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - middle) * (b[i] - middle);
      aa += (a[i] - middle) * (a[i] - middle);
      bb += (b[i] - middle) * (b[i] - middle);
    }
    if (x.length < LEAST || aa == 0 || bb == 0) {
      return Estimate.unknown(-1, 1, x.length);
    }
    double rho = Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)));
    double reach = Estimate.Z * Math.sqrt(VARIANCE / (x.length - 3));
    double z = StrictMath.log((1 + rho) / (1 - rho)) / 2;
    return new Estimate(rho, StrictMath.tanh(z - reach), StrictMath.tanh(z + reach), x.length);
  }

  /** Ranks from 0, the mean rank for equals. */
  private static double[] ranks(double[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      double rank = (from + to - 1) / 2.0;
      Arrays.stream(order, from, to).forEach(i -> ranks[i] = rank);
      from = to;
    }
    return ranks;
  }
}
