package clientele.steps.core.value.outlook;

import clientele.steps.core.value.LifetimeFit;

/**
 * What a history leaves open: at the end of observation a customer still orders with the chance
 * {@code alive}; then their rate follows a gamma distribution (shape, rate) and their chance to
 * leave after an order a beta distribution (leave, stay).
 *
 * <p>Source: Fader, Hardie and Lee, Marketing Science 24 (2005), section 3 and appendix; Batislam,
 * Denizel and Filiztekin (2007) for the modified model.
 *
 * @param alive chance that they have not left, 0 … 1; 1 under NBD
 * @param shape r + x
 * @param rate α + T
 * @param leave a; 0 where nobody leaves
 * @param stay b + n after n chances to leave
 */
public record Posterior(double alive, double shape, double rate, double leave, double stay) {
  private static final int TERMS = 100_000;
  private static final double SMALL = 1e-15;

  /** Of a customer with so many repeat orders, the last at this time, observed so long. */
  public static Posterior of(LifetimeFit fit, int repeats, double last, double observed) {
    double shape = fit.r() + repeats;
    double rate = fit.alpha() + observed;
    if (!fit.model().dropout()) {
      return new Posterior(1, shape, rate, 0, 1);
    }
    int chances = fit.model().chances(repeats);
    double alive = 1;
    if (chances > 0) {
      double odds =
          StrictMath.log(fit.a() / (fit.b() + chances - 1))
              + shape * StrictMath.log(rate / (fit.alpha() + last));
      alive = 1 / (1 + StrictMath.exp(odds));
    }
    return new Posterior(alive, shape, rate, fit.a(), fit.b() + chances);
  }

  /** Orders to be expected within this time, counting that they may have left already. */
  public double expectedOrders(double time) {
    return alive * expectedOrdersIfAlive(time);
  }

  /**
   * Orders to be expected within this time of one who has not left. The published formula holds
   * ₂F₁(r+x, b+n; a+b+n−1; z) with z = t / (α+T+t); Euler's transformation makes it a series whose
   * terms fall faster, and takes away the poles at a = 1 and a + b = 1.
   */
  public double expectedOrdersIfAlive(double time) {
    if (leave == 0) {
      return shape * time / rate;
    }
    double z = time / (rate + time);
    double log = -StrictMath.log1p(time / rate);
    double c = leave + stay - 1;
    double less = leave - 1;
    double head = less == 0 ? -log : -StrictMath.expm1(less * log) / less;
    double term = (c - shape) * z;
    double sum = term;
    for (int k = 1; k < TERMS && Math.abs(term) > SMALL * Math.abs(sum); k++) {
      term *= (c - shape + k) * (leave + k - 1) * z / ((c + k) * (k + 1));
      sum += term;
    }
    return c * head - StrictMath.exp(less * log) * sum;
  }

  /**
   * The time by which one who has not left orders next, with this probability: (α+T)((1 −
   * share)^(−1/(r+x)) − 1), a quantile of a Pareto distribution of the second kind.
   *
   * @param share 0 … 1, exclusive of 1
   */
  public double nextOrderWithin(double share) {
    return rate * StrictMath.expm1(-StrictMath.log1p(-share) / shape);
  }
}
