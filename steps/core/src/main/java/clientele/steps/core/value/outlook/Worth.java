package clientele.steps.core.value.outlook;

import clientele.steps.core.value.spend.SpendFit;

/**
 * What a customer is expected to spend within the horizon, with a 90 % interval. The sum of a
 * random number of amounts is nothing with the probability of no order; above that its mean and
 * variance are met by a log-normal distribution, which is an approximation.
 *
 * @param expected expected orders × expected amount
 * @param low lower end
 * @param high upper end
 * @param variance of the sum, parameters' uncertainty of the orders included
 * @param parameterSpread standard deviation of the expectation from the parameters of the orders
 */
public record Worth(
    double expected, double low, double high, double variance, double parameterSpread) {
  private static final double LOW = .05;
  private static final double HIGH = .95;

  /**
   * Of an outlook and what the customer spent.
   *
   * @param orders they placed
   * @param amount mean amount of these
   */
  public static Worth of(Outlook outlook, SpendFit spend, int orders, double amount) {
    double mean = spend.meanOf(orders, amount);
    double expected = outlook.orders() * mean;
    double count = outlook.ordersVariance() + outlook.orders() * outlook.orders();
    double unsure = outlook.parameterSpread() * outlook.parameterSpread();
    double scatter = spend.relativeSquare(orders) * mean * mean;
    double square = scatter * (count + outlook.orders() / spend.p());
    double own = Math.max(0, square - expected * expected);
    double some = Math.max(1e-12, 1 - outlook.none());
    double meanIfSome = expected / some;
    double squareIfSome = (square + scatter * unsure) / some;
    double sigma =
        Math.sqrt(
            StrictMath.log(Math.max(1, squareIfSome / Math.max(1e-300, meanIfSome * meanIfSome))));
    double middle = StrictMath.log(Math.max(1e-300, meanIfSome)) - sigma * sigma / 2;
    return new Worth(
        expected,
        quantile(LOW, outlook.none(), middle, sigma),
        quantile(HIGH, outlook.none(), middle, sigma),
        own,
        outlook.parameterSpread() * mean);
  }

  private static double quantile(double level, double none, double middle, double sigma) {
    if (level <= none || none >= 1) {
      return 0;
    }
    double share = (level - none) / (1 - none);
    return StrictMath.exp(middle + sigma * NormalQuantile.of(share));
  }
}
