package clientele.steps.value;

import java.math.BigDecimal;

/**
 * A customer's purchases as far as a month.
 *
 * @param purchaseDays days with one, 1 or more
 * @param spanDays from the first to the last
 * @param observedDays from the first to the month's end
 * @param net revenue
 * @param laterDays with a purchase after that month, as far as the closed one
 */
public record PurchaseDays(
    String customerId,
    int purchaseDays,
    int spanDays,
    int observedDays,
    BigDecimal net,
    int laterDays) {
  int silentDays() {
    return observedDays - spanDays;
  }

  /** Net revenue of a purchase day, 0 where more went back than came. */
  double amount() {
    return Math.max(0, net.doubleValue() / purchaseDays);
  }
}
