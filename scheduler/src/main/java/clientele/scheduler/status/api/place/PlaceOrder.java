package clientele.scheduler.status.api.place;

import clientele.scheduler.status.api.format.Asked;
import clientele.steps.features.Recency;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Customers to place, by their features or by the lines of their orders: one of the two.
 *
 * @param customers at most a thousand, by features
 * @param orders at most ten thousand lines, as they came from the shop, of any number of customers
 * @param asOf last day of the window for lines, such as 2026-01-05; left out, it is for each
 *     customer the day of their latest line or the last of the newest published month, whichever is
 *     later; a day that is yet to come is refused
 */
@Asked
public record PlaceOrder(
    @Nullable List<NewCustomer> customers,
    @Nullable List<NewOrderLine> orders,
    @Nullable String asOf) {
  private static final int MOST_SPREAD = 1_000;

  /** Two lines of one order. */
  static final PlaceOrder EXAMPLE =
      new PlaceOrder(
          null,
          List.of(
              new NewOrderLine(
                  "C1", "A17", "cup", "2025-12-05T14:30", number(6), number(4), null, null),
              new NewOrderLine(
                  "C1", "A17", "plate", "2025-12-05T14:30", number(2), number(9), null, null)),
          null);

  /**
   * A customer's features, as the catalogue defines them.
   *
   * @param overdue left out, it is worked out from recency and the days between orders
   * @param purchaseDays left out, every order counts as of a day of its own
   * @param recentOrders left out, orders count as evenly spread from the first to the last
   * @param recentRevenue left out, it is recent orders times the average order value
   * @param lateness left out, it is worked out from the others and the shop's mean gap
   */
  @Asked
  public record NewCustomer(
      String customerId,
      double recencyDays,
      double frequency,
      double monetary,
      double tenureDays,
      double averageOrderValue,
      double itemsPerOrder,
      double distinctProducts,
      double meanDaysBetweenOrders,
      double orderRegularity,
      double returnsShare,
      double lastQuarterShare,
      double weekendShare,
      double seasonConcentration,
      @Nullable Double overdue,
      @Nullable Double purchaseDays,
      @Nullable Double recentOrders,
      @Nullable Double recentRevenue,
      @Nullable Double lateness) {

    /**
     * In the order of the catalogue.
     *
     * @param usualGap the shop's mean days between purchase days
     */
    double[] features(double usualGap) {
      double days = purchaseDays == null ? frequency : purchaseDays;
      double recent = recentOrders == null ? spread() : recentOrders;
      double expected = Math.max(1, (tenureDays - recencyDays + usualGap) / Math.max(1, days));
      return DoubleStream.of(
              recencyDays,
              frequency,
              monetary,
              tenureDays,
              averageOrderValue,
              itemsPerOrder,
              distinctProducts,
              meanDaysBetweenOrders,
              orderRegularity,
              returnsShare,
              lastQuarterShare,
              weekendShare,
              seasonConcentration,
              overdue == null ? recencyDays / Math.max(1, meanDaysBetweenOrders) : overdue,
              days,
              recent,
              recentRevenue == null ? recent * averageOrderValue : recentRevenue,
              lateness == null ? recencyDays / expected : lateness)
          .toArray();
    }

    /** Recent orders if they were evenly spread; beyond a thousand, of a thousand of them. */
    private double spread() {
      int count = (int) Math.min(MOST_SPREAD, Math.round(frequency));
      double gap = count < 2 ? 0 : (tenureDays - recencyDays) / (count - 1);
      double sum = 0;
      for (int i = 0; i < count; i++) {
        sum += Recency.weight(recencyDays + i * gap).doubleValue();
      }
      return count == 0 ? 0 : sum * frequency / count;
    }
  }

  /**
   * A line of an order, as the shop's export has it.
   *
   * @param orderedAt in the shop's zone, such as 2026-01-05T14:30 or 2026-01-05
   * @param quantity negative for returns
   * @param unitPrice in the shop's currency
   */
  @Asked
  public record NewOrderLine(
      String customerId,
      String invoice,
      String stockCode,
      String orderedAt,
      BigDecimal quantity,
      BigDecimal unitPrice,
      @Nullable String description,
      @Nullable String country) {}

  private static BigDecimal number(long value) {
    return BigDecimal.valueOf(value);
  }
}
