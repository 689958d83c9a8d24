package clientele.steps.segments.facts;

/**
 * Where a group's medians stand among all customers of the month: the share of customers who are
 * worse, equals counted half. 0 is the worst, 0.5 the middle, 1 the best.
 *
 * @param recency 1 is the most recent
 * @param frequency 1 has the most orders
 * @param monetary 1 has the highest net revenue
 * @param basket 1 has the highest average order value
 */
public record Standing(double recency, double frequency, double monetary, double basket) {

  /** How many customers lie between the two, as a share and on the mean of the four: 0 … 1. */
  public double distance(Standing other) {
    return (Math.abs(recency - other.recency)
            + Math.abs(frequency - other.frequency)
            + Math.abs(monetary - other.monetary)
            + Math.abs(basket - other.basket))
        / 4;
  }

  /** The same, each standing moved by so much and kept within 0 … 1. */
  public Standing moved(double byRecency, double byFrequency, double byMonetary, double byBasket) {
    return new Standing(
        within(recency + byRecency),
        within(frequency + byFrequency),
        within(monetary + byMonetary),
        within(basket + byBasket));
  }

  private static double within(double standing) {
    return Math.max(0, Math.min(1, standing));
  }
}
