package clientele.steps.core.value.spend;

/**
 * A fitted Gamma-Gamma model. An order's amount follows a gamma distribution (shape p, rate ν) and
 * a customer's ν one of its own (shape q, rate v). Source: Fader, Hardie and Lee, RFM and CLV:
 * using iso-value curves for customer base analysis, Journal of Marketing Research 42 (2005); Fader
 * and Hardie, The Gamma-Gamma model of monetary value, note 025 (2013).
 *
 * @param p shape of an order's amount
 * @param q shape of the customers' ν
 * @param v rate of the customers' ν, in money
 * @param logLikelihood at these
 * @param converged whether no climb was left
 */
public record SpendFit(double p, double q, double v, double logLikelihood, boolean converged) {
  private static final double LEAST = 1e-9;

  /** Mean amount of an order over all customers, p v / (q − 1); infinite up to q = 1. */
  public double mean() {
    return q > 1 ? p * v / (q - 1) : Double.POSITIVE_INFINITY;
  }

  /**
   * Mean amount of an order to be expected of a customer, (v + x m) p / (p x + q − 1).
   *
   * @param orders x they placed, 0 or more
   * @param amount m, the mean amount of these
   */
  public double meanOf(int orders, double amount) {
    return p * (v + orders * amount) / Math.max(LEAST, p * orders + q - 1);
  }

  /**
   * Mean square of an amount's expectation relative to the square of its mean: 1 where it is known
   * for sure. Twice the mean's square at most where the variance does not exist.
   */
  public double relativeSquare(int orders) {
    double shape = p * orders + q;
    return shape > 3 ? (shape - 1) / (shape - 2) : 2;
  }
}
