package clientele.infra.synthetic.people;

import clientele.infra.synthetic.goods.Category;

/**
 * Who a customer is, for good; what kind they are in a month is {@link Population#kind}.
 *
 * @param number 0, 1, … in the plan
 * @param firstKind kind on joining
 * @param joined index of the month of the first order
 * @param country where they live
 * @param habits what is theirs alone
 */
public record Customer(
    int number, CustomerKind firstKind, int joined, Country country, Habits habits) {
  private static final int FIRST_ID = 10_000;

  /**
   * Personal traits, so that no two customers of a kind are alike.
   *
   * @param activity factor on the number of orders
   * @param appetite factor on the number of lines
   * @param size factor on the units of a line
   * @param favourite shelf they go to first
   * @param deliveryDay remainder by 28 of the days (since 1970-01-01) a subscription falls due
   */
  public record Habits(
      double activity, double appetite, double size, Category favourite, int deliveryDay) {}

  /** As it stands in the files. */
  public String id() {
    return id(number);
  }

  public static String id(int number) {
    return Integer.toString(FIRST_ID + number);
  }
}
