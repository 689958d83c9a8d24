package clientele.steps.core.value.outlook;

import clientele.steps.core.parallel.Workers;
import clientele.steps.core.value.Histories;
import clientele.steps.core.value.LifetimeFit;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The outlook of every history under a fit. The interval of a customer's orders is that of a
 * mixture over the parameters' sigma points, so it holds both what the parameters leave open and
 * what chance does. Counts are whole, so an interval covers at least its 90 %.
 */
public final class Outlooks {
  private static final int BLOCK = 1024;

  /** Level of the customers' intervals where nothing widens them. */
  public static final double LEVEL = .9;

  private static final double Z = 1.6448536269514722;
  private static final double NEXT_LOW = .1;
  private static final double NEXT_HIGH = .9;
  private static final double TAIL = 1e-6;
  private static final int MOST_ORDERS = 20_000;

  private final LifetimeFit fit;
  private final List<LifetimeFit> points;
  private final double horizon;
  private final double level;

  /**
   * Of this fit.
   *
   * @param horizon how far ahead, in the fit's unit of time
   */
  public Outlooks(LifetimeFit fit, double horizon) {
    this(fit, horizon, LEVEL);
  }

  /**
   * With intervals of another level.
   *
   * @param level of the intervals of orders, 0 … 1
   */
  public Outlooks(LifetimeFit fit, double horizon, double level) {
    this.fit = fit;
    this.points = SigmaPoints.of(fit);
    this.horizon = horizon;
    this.level = level;
  }

  /** By history's number; no figure depends on the number of threads. */
  public Outlook[] of(Histories histories, int threads) {
    Outlook[] all = new Outlook[histories.size()];
    Workers.blocks(
        threads,
        all.length,
        BLOCK,
        (from, to) -> {
          for (int h = from; h < to; h++) {
            all[h] = of(histories.repeats(h), histories.last(h), histories.observed(h));
          }
        });
    return all;
  }

  /** Of one customer. */
  public Outlook of(int repeats, double last, double observed) {
    Posterior best = Posterior.of(fit, repeats, last, observed);
    Posterior[] others = new Posterior[points.size()];
    for (int i = 0; i < others.length; i++) {
      others[i] = Posterior.of(points.get(i), repeats, last, observed);
    }
    Spread alive = spread(others, Outlooks::logit);
    Spread orders = spread(others, posterior -> posterior.expectedOrders(horizon));
    double reach = Z * alive.deviation();
    double ifAlive = best.expectedOrdersIfAlive(horizon);
    int[] interval = interval(others);
    return new Outlook(
        best.alive(),
        Math.min(best.alive(), chance(alive.mean() - reach)),
        Math.max(best.alive(), chance(alive.mean() + reach)),
        best.alive() * ifAlive,
        ifAlive,
        variance(best),
        orders.deviation(),
        interval[0],
        interval[1],
        new OrderCounts(best, horizon).probability(),
        best.nextOrderWithin(1.0 / 2),
        best.nextOrderWithin(NEXT_LOW),
        best.nextOrderWithin(NEXT_HIGH),
        observed - last > gap(best, last));
  }

  /** Probability of at most so many orders, parameters and chance together; 0 below 0. */
  public double atMost(int orders, int repeats, double last, double observed) {
    double sum = 0;
    for (LifetimeFit point : points) {
      OrderCounts counts = new OrderCounts(Posterior.of(point, repeats, last, observed), horizon);
      for (int k = 0; k < orders; k++) {
        counts.next();
      }
      sum += orders < 0 ? 0 : counts.upTo();
    }
    return sum / points.size();
  }

  /** By when nine in ten would have ordered again, as known at the last order. */
  private double gap(Posterior best, double last) {
    return new Posterior(1, best.shape(), fit.alpha() + last, 0, 1).nextOrderWithin(NEXT_HIGH);
  }

  private int[] interval(Posterior[] others) {
    OrderCounts[] counts = new OrderCounts[others.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new OrderCounts(others[i], horizon);
    }
    int low = -1;
    for (int k = 0; k < MOST_ORDERS; k++) {
      double upTo = 0;
      for (OrderCounts count : counts) {
        upTo += count.upTo() / counts.length;
      }
      low = low < 0 && upTo >= (1 - level) / 2 ? k : low;
      if (upTo >= (1 + level) / 2) {
        return new int[] {low, k};
      }
      for (OrderCounts count : counts) {
        count.next();
      }
    }
    return new int[] {Math.max(0, low), MOST_ORDERS};
  }

  private double variance(Posterior posterior) {
    OrderCounts counts = new OrderCounts(posterior, horizon);
    double mean = 0;
    double square = 0;
    for (int k = 1; k < MOST_ORDERS && counts.upTo() < 1 - TAIL; k++) {
      counts.next();
      mean += k * counts.probability();
      square += (double) k * k * counts.probability();
    }
    return Math.max(0, square - mean * mean);
  }

  private static Spread spread(Posterior[] posteriors, ToDoubleFunction<Posterior> figure) {
    double sum = 0;
    double square = 0;
    double[] values = new double[posteriors.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = figure.applyAsDouble(posteriors[i]);
      sum += values[i];
    }
    double mean = sum / values.length;
    for (double value : values) {
      square += (value - mean) * (value - mean);
    }
    return new Spread(mean, Math.sqrt(square / values.length));
  }

  private static double logit(Posterior posterior) {
    double alive = Math.max(1e-12, Math.min(1 - 1e-12, posterior.alive()));
    return StrictMath.log(alive / (1 - alive));
  }

  private static double chance(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }

  private record Spread(double mean, double deviation) {}
}
