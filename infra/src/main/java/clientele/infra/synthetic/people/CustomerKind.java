package clientele.infra.synthetic.people;

/**
 * The known kinds of customers: the truth a segmentation is measured against. They overlap in
 * recency, frequency and monetary; what tells them apart is when they buy, how regularly, and what
 * lies in the basket.
 */
public enum CustomerKind {
  /** Buys presents: November, December and before Valentine's and Mothering Sunday. */
  GIFT_GIVER(0.25, 0.36, 0.35, Season.GIFTS, new Basket(7, 2.2, 0.5, 1.0), 1.8),
  /** A trader: an order about every other month, hundreds of units, office hours on weekdays. */
  BULK_BUYER(0.08, 0.55, 0.0, Season.NONE, new Basket(12, 40, 0.6, 0.8), 1.5),
  /** The same basket every 28 days. */
  SUBSCRIBER(0.22, 1.0, 0.0, Season.NONE, new Basket(4, 2.2, 0.4, 1.0), 0.2),
  /** Bought a trifle once and was not seen again. */
  BROWSER(0.30, 0.0, 0.30, Season.NONE, new Basket(2, 1.3, 0.4, 1.0), 0.8),
  /** Comes often and irregularly, mostly at weekends, and tries everything. */
  ADVOCATE(0.15, 1.5, 0.65, Season.NONE, new Basket(9, 2.2, 0.5, 1.0), 0.6),
  /** Buys no more. Nobody joins as this; customers drift into it. */
  LAPSED(0.0, 0.0, 0.0, Season.NONE, new Basket(1, 1, 0.1, 1.0), 0.0);

  /** Weight of each calendar month, January first. */
  enum Season {
    NONE(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    GIFTS(0.02, 0.9, 1.5, 0.05, 0.05, 0.05, 0.02, 0.02, 0.05, 0.3, 4, 3.5);

    @SuppressWarnings("ImmutableEnumChecker") // never handed out, never written
    private final double[] weights;

    Season(double... weights) {
      this.weights = weights;
    }

    /** Weight of a calendar month, 1 to 12. */
    double weight(int calendarMonth) {
      return weights[calendarMonth - 1];
    }
  }

  /**
   * What lies in one order.
   *
   * @param lines median number of different products
   * @param units median units of each
   * @param spread standard deviation of the logarithm of units
   * @param priceFactor what is paid of the list price
   */
  public record Basket(double lines, double units, double spread, double priceFactor) {}

  private final double share;
  private final double ordersAMonth;
  private final double weekendShare;
  private final Season season;

  @SuppressWarnings("ImmutableEnumChecker") // a record of numbers
  private final Basket basket;

  private final double returnFactor;

  CustomerKind(
      double share,
      double ordersAMonth,
      double weekendShare,
      Season season,
      Basket basket,
      double returnFactor) {
    this.share = share;
    this.ordersAMonth = ordersAMonth;
    this.weekendShare = weekendShare;
    this.season = season;
    this.basket = basket;
    this.returnFactor = returnFactor;
  }

  /** Share of all customers who join as this kind. */
  public double share() {
    return share;
  }

  /** By how much more or less than average an order of this kind is sent back. */
  public double returnFactor() {
    return returnFactor;
  }

  /** Mean number of orders in a month of average season, before the person's own activity. */
  double ordersAMonth() {
    return ordersAMonth;
  }

  double weekendShare() {
    return weekendShare;
  }

  Season season() {
    return season;
  }

  public Basket basket() {
    return basket;
  }
}
