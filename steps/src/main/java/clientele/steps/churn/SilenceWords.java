package clientele.steps.churn;

import clientele.steps.settings.FigureFormat;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says which figures of a customer raise or lower the chance of silence most. */
final class SilenceWords {
  private static final int MOST = 2;
  private static final double LEAST = 0.05;

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("recency_days", "last order %s days ago"),
          Map.entry("frequency", "%s orders in the window"),
          Map.entry("monetary", "$ in the window"),
          Map.entry("tenure_days", "first order %s days ago"),
          Map.entry("average_order_value", "$ an order"),
          Map.entry("items_per_order", "%s items an order"),
          Map.entry("distinct_products", "%s different products"),
          Map.entry("mean_days_between_orders", "%s days between orders"),
          Map.entry("order_regularity", "regularity of orders %s"),
          Map.entry("returns_share", "share returned %s"),
          Map.entry("last_quarter_share", "share of spending in the last three months %s"),
          Map.entry("weekend_share", "share of orders at weekends %s"),
          Map.entry("season_concentration", "spending within one season %s"),
          Map.entry("overdue", "silent for %s of their own gaps"),
          Map.entry("purchase_days", "orders on %s days"),
          Map.entry("recent_orders", "%s orders, older ones counting less"),
          Map.entry("recent_revenue", "$ of spending, older orders counting less"),
          Map.entry("lateness", "silent for %s expected gaps"));

  private final List<String> columns;
  private final FigureFormat format;

  SilenceWords(List<String> columns, FigureFormat format) {
    this.columns = columns;
    this.format = format;
  }

  /**
   * A sentence.
   *
   * @param figures of the customer
   * @param added what each adds to the logit
   */
  String say(double[] figures, double[] added) {
    String raised = side(figures, added, 1);
    String lowered = side(figures, added, -1);
    if (raised.isEmpty() && lowered.isEmpty()) {
      return "Nothing sets them apart.";
    }
    String up = raised.isEmpty() ? "" : "Raised by " + raised + ".";
    String down = lowered.isEmpty() ? "" : "Lowered by " + lowered + ".";
    return (up + " " + down).strip();
  }

  private String side(double[] figures, double[] added, int sign) {
    return IntStream.range(0, added.length)
        .filter(c -> sign * added[c] >= LEAST)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(c -> -sign * added[c]).thenComparingInt(c -> c))
        .limit(MOST)
        .map(c -> words(columns.get(c), figures[c]))
        .collect(Collectors.joining(" and "));
  }

  private String words(String column, double value) {
    String words = WORDS.getOrDefault(column, column.replace('_', ' ') + " %s");
    return words.startsWith("$")
        ? format.money(BigDecimal.valueOf(value)) + words.substring(1)
        : words.replace("%s", number(value));
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
