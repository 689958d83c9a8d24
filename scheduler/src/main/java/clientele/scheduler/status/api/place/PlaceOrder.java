package clientele.scheduler.status.api.place;

import clientele.scheduler.status.api.format.Asked;
import clientele.scheduler.status.api.format.SentFigures;
import clientele.steps.features.Recency;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.FeatureCatalogue.Feature;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
   * A customer's features.
   *
   * @param given by the names of the catalogue; of those that may be left out, overdue is worked
   *     out from recency and the days between orders; without purchase_days every order counts as
   *     of a day of its own; without recent_orders orders count as evenly spread from the first to
   *     the last; recent_revenue is then recent orders times the average order value; lateness
   *     comes of the others and the shop's mean gap; any other has what earlier months have
   */
  @Asked
  public record NewCustomer(String customerId, @JsonAnySetter Map<String, @Nullable Double> given) {

    /**
     * In the order of the catalogue.
     *
     * @param usualGap the shop's mean days between purchase days
     * @throws IllegalArgumentException with the name of one that is unknown or lacks a value
     */
    double[] features(double usualGap) {
      Map<String, Double> all = new HashMap<>();
      for (Feature figure : SentFigures.all()) {
        Double sent = given.get(figure.name());
        if (sent != null) {
          all.put(figure.name(), sent);
        } else if (!SentFigures.optional(figure)) {
          throw new IllegalArgumentException(figure.name());
        }
      }
      given.keySet().stream()
          .filter(name -> !FeatureCatalogue.figures().contains(name))
          .findFirst()
          .ifPresent(
              name -> {
                throw new IllegalArgumentException(name);
              });
      derive(all, usualGap);
      return SentFigures.all().stream()
          .mapToDouble(
              figure ->
                  all.getOrDefault(
                      figure.name(), figure.before().orElse(BigDecimal.ZERO).doubleValue()))
          .toArray();
    }

    private static void derive(Map<String, Double> all, double usualGap) {
      double recency = of(all, "recency_days");
      double span = of(all, "tenure_days") - recency;
      double orders = of(all, "frequency");
      all.putIfAbsent("overdue", recency / Math.max(1, of(all, "mean_days_between_orders")));
      all.putIfAbsent("purchase_days", orders);
      all.putIfAbsent("recent_orders", spread(recency, span, orders));
      all.putIfAbsent("recent_revenue", of(all, "recent_orders") * of(all, "average_order_value"));
      double expected = Math.max(1, (span + usualGap) / Math.max(1, of(all, "purchase_days")));
      all.putIfAbsent("lateness", recency / expected);
    }

    private static double of(Map<String, Double> all, String name) {
      return all.getOrDefault(name, 0.0);
    }

    /** Recent orders if they were evenly spread; beyond a thousand, of a thousand of them. */
    private static double spread(double recency, double span, double orders) {
      int count = (int) Math.min(MOST_SPREAD, Math.round(orders));
      double gap = count < 2 ? 0 : span / (count - 1);
      double sum = 0;
      for (int i = 0; i < count; i++) {
        sum += Recency.weight(recency + i * gap).doubleValue();
      }
      return count == 0 ? 0 : sum * orders / count;
    }
  }

  /**
   * A line of an order, as the shop's export has it.
   *
   * @param orderedAt in the shop's zone, such as 2026-01-05T14:30 or 2026-01-05, or with an offset
   *     or a zone of its own, such as 2026-01-05T14:30+01:00
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
