package clientele.steps.core.outcome;

import clientele.steps.core.matrix.Quantiles;
import java.util.Arrays;

/**
 * The three outcomes that a segment should tell apart, each of weighted mean 0 and variance 1 so
 * that they count alike: bought at all, log(1 + money), and money capped at its 99th percentile.
 *
 * @param values target × row
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, never compared
record Targets(double[][] values) {
  private static final double CAP = 0.99;

  /** Number of targets. */
  static final int COUNT = 3;

  static Targets of(OutcomePanel panel, double[] weights) {
    double[] money = Arrays.stream(panel.revenue()).map(sum -> Math.max(0, sum)).toArray();
    double cap = money.length == 0 ? 0 : Quantiles.of(money).at(CAP);
    return new Targets(
        new double[][] {
          standardized(panel.bought(), weights),
          standardized(Arrays.stream(money).map(StrictMath::log1p).toArray(), weights),
          standardized(Arrays.stream(money).map(sum -> Math.min(cap, sum)).toArray(), weights)
        });
  }

  private static double[] standardized(double[] values, double[] weights) {
    double all = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      all += weights[i];
      sum += weights[i] * values[i];
      squares += weights[i] * values[i] * values[i];
    }
    double mean = all == 0 ? 0 : sum / all;
    double deviation = all == 0 ? 0 : Math.sqrt(Math.max(0, squares / all - mean * mean));
    return Arrays.stream(values)
        .map(value -> deviation > 0 ? (value - mean) / deviation : 0)
        .toArray();
  }
}
