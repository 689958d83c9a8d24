package clientele.steps.core.matching;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.matrix.Quantiles;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How far customers have drifted from those a model was made on: the population stability index, Σ
 * (now − then) · ln(now / then) over the tenths of then, as a mean over the features. Below 0.1
 * little has changed, above 0.25 much has. A tenth that is empty counts as one in a thousand. Cost
 * O(n log n) a feature.
 *
 * <p>Source: Siddiqi, Credit Risk Scorecards, 2006, chapter 9.
 */
public final class PopulationStability {
  private static final int TENTHS = 10;
  private static final double EMPTY = 0.001;

  private PopulationStability() {}

  /** Mean index over the columns; 0 where either side has no rows. */
  public static double drift(Matrix then, Matrix now) {
    if (then.rows() == 0 || now.rows() == 0) {
      return 0;
    }
    return IntStream.range(0, then.columns())
        .mapToDouble(c -> index(then.column(c), now.column(c)))
        .average()
        .orElse(0);
  }

  /** The index of one feature. */
  static double index(double[] then, double[] now) {
    Quantiles quantiles = Quantiles.of(then);
    double[] cuts =
        DoubleStream.iterate(1, d -> d < TENTHS, d -> d + 1)
            .map(d -> quantiles.at(d / TENTHS))
            .distinct()
            .toArray();
    double[] before = shares(then, cuts);
    double[] after = shares(now, cuts);
    double index = 0;
    for (int i = 0; i < before.length; i++) {
      index += (after[i] - before[i]) * StrictMath.log(after[i] / before[i]);
    }
    return index;
  }

  private static double[] shares(double[] values, double[] cuts) {
    double[] shares = new double[cuts.length + 1];
    for (double value : values) {
      int place = Arrays.binarySearch(cuts, value);
      shares[place >= 0 ? place : -place - 1] += 1.0 / values.length;
    }
    return Arrays.stream(shares).map(share -> Math.max(EMPTY, share)).toArray();
  }
}
