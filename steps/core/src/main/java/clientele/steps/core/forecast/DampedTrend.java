package clientele.steps.core.forecast;

/**
 * Exponential smoothing with a damped additive trend. Its three parameters are those of a grid with
 * the least squared error one month ahead.
 *
 * <p>Source: Gardner and McKenzie, Forecasting trends in time series, Management Science 31 (1985).
 */
final class DampedTrend {
  private static final double[] LEVEL = {0.1, 0.3, 0.5, 0.7, 0.9};
  private static final double[] TREND = {0.05, 0.1, 0.2, 0.3};
  private static final double[] DAMPING = {0.8, 0.9, 0.98};

  private DampedTrend() {}

  /** Level, trend and squared error of a smoothing. */
  private record Smoothed(double level, double trend, double damping, double error) {
    double ahead(int months) {
      double sum = level;
      double damped = 1;
      for (int h = 0; h < months; h++) {
        damped *= damping;
        sum += damped * trend;
      }
      return sum;
    }
  }

  /**
   * Foretells.
   *
   * @param series months ascending, at least two
   * @param ahead months after the last
   */
  static double of(double[] series, int ahead) {
    Smoothed best = smoothed(series, LEVEL[0], TREND[0], DAMPING[0]);
    for (double level : LEVEL) {
      for (double trend : TREND) {
        for (double damping : DAMPING) {
          Smoothed other = smoothed(series, level, trend, damping);
          best = other.error() < best.error() ? other : best;
        }
      }
    }
    return best.ahead(ahead);
  }

  private static Smoothed smoothed(double[] series, double a, double b, double damping) {
    double level = series[0];
    double trend = series[1] - series[0];
    double error = 0;
    for (int t = 1; t < series.length; t++) {
      double told = level + damping * trend;
      double missed = series[t] - told;
      error += missed * missed;
      level = told + a * missed;
      trend = damping * trend + a * b * missed;
    }
    return new Smoothed(level, trend, damping, error);
  }
}
