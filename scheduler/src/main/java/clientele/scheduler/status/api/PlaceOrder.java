package clientele.scheduler.status.api;

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
      @Nullable Double overdue) {

    /** In the order of the catalogue. */
    double[] features() {
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
              overdue == null ? recencyDays / Math.max(1, meanDaysBetweenOrders) : overdue)
          .toArray();
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
