package clientele.steps.core.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Foretells revenue by state and in total: heads times money a head, and customers not yet seen.
 * Past 24 months of history the total is the mean of that sum, of the month a year before (seasonal
 * naive) and of a damped trend; the parts are scaled to it. Intervals come of the errors that the
 * same forecast made at earlier month ends, each told only what was known then.
 */
public final class RevenueForecaster {
  private static final int YEAR = 12;
  private static final int JOINED_FROM = 24;

  /** Errors grow faster than the root of the money, as by chance, and slower than the money. */
  private static final double POWER = 0.75;

  private static final double LEAST_SHARE = 0.001;

  private final StateMonths months;
  private final double[] series;
  private final boolean joined;

  /**
   * Takes a history.
   *
   * @param months by state
   * @param series revenue of all months in a row, the newest last
   */
  public RevenueForecaster(StateMonths months, double[] series) {
    this.months = months;
    this.series = series.clone();
    this.joined = series.length >= JOINED_FROM;
  }

  /** One forecast for each horizon that any earlier month end was followed for. */
  public List<Expected> ahead() {
    List<Expected> all = new ArrayList<>();
    for (int h = 1; h <= months.horizons(); h++) {
      double[] parts = parts(months.newest(), h);
      if (parts.length > 0) {
        all.add(expected(parts, h));
      }
    }
    return all;
  }

  private Expected expected(double[] parts, int ahead) {
    List<Double> scores = new ArrayList<>();
    List<Double> totals = new ArrayList<>();
    for (int origin = 0; origin + ahead <= months.newest(); origin++) {
      double[] told = parts(origin, ahead);
      if (told.length > 0) {
        double[] came = months.came(origin, ahead);
        double[] scales = scales(told);
        for (int s = 0; s < told.length; s++) {
          if (isThere(origin, s)) {
            scores.add(Math.abs(came[s] - told[s]) / scales[s]);
          }
        }
        totals.add(Math.abs(sum(came) - sum(told)) / Math.max(1, sum(told)));
      }
    }
    int origins = totals.size();
    double level = Conformal.level(origins);
    if (origins == 0) {
      return new Expected(ahead, parts, new double[0], 0, level, origins, joined);
    }
    double half = Conformal.halfWidth(array(scores), level);
    double[] widths = scales(parts);
    for (int s = 0; s < widths.length; s++) {
      widths[s] *= half;
    }
    double total = Conformal.halfWidth(array(totals), level) * Math.max(1, sum(parts));
    return new Expected(ahead, parts, widths, total, level, origins, joined);
  }

  private boolean isThere(int origin, int state) {
    return state == months.states() || months.heads()[origin][state] > 0;
  }

  private double[] parts(int origin, int ahead) {
    double[] parts = StateRates.expected(months, origin, ahead);
    double states = sum(parts);
    int known = series.length - (months.newest() - origin);
    if (parts.length == 0 || !joined || states <= 0 || known + ahead <= YEAR) {
      return parts;
    }
    double season = series[known - 1 + ahead - YEAR];
    double trend = DampedTrend.of(Arrays.copyOf(series, known), ahead);
    double factor = Math.max(0, (states + season + trend) / 3) / states;
    for (int s = 0; s < parts.length; s++) {
      parts[s] *= factor;
    }
    return parts;
  }

  private static double[] scales(double[] parts) {
    double floor = Math.max(1, LEAST_SHARE * sum(parts));
    double[] scales = new double[parts.length];
    for (int s = 0; s < scales.length; s++) {
      scales[s] = StrictMath.pow(Math.max(floor, parts[s]), POWER);
    }
    return scales;
  }

  private static double sum(double[] parts) {
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
