package clientele.steps.table.customer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Every feature of a customer: name, unit and meaning, once. The data dictionary and the comments
 * of the database columns are made from it.
 */
public final class FeatureCatalogue {
  private FeatureCatalogue() {}

  /**
   * One feature.
   *
   * @param name column name
   * @param unit what one of it is
   * @param meaning one sentence for somebody who reads the table
   * @param use who sees it
   * @param kind of number
   * @param before what customers of months closed before it was there have; empty for the features
   *     that every month has
   */
  public record Feature(
      String name, String unit, String meaning, Use use, Kind kind, Optional<BigDecimal> before) {
    /** The same, which months closed before it was there have as this. */
    public Feature before(String figure) {
      return new Feature(name, unit, meaning, use, kind, Optional.of(new BigDecimal(figure)));
    }

    /** Whether it is money, which readers see in hundredths. */
    public boolean money() {
      return unit.equals("money");
    }

    /** Whether it says what a customer does; a score only repeats such a figure. */
    public boolean figure() {
      return use != Use.SCORE;
    }
  }

  /** How a feature is kept. */
  public enum Kind {
    /** A whole number. */
    WHOLE,
    /** Seven decimals. */
    DECIMAL
  }

  /** Who sees a feature. */
  public enum Use {
    /** The random trees of the embedding, and all below. */
    MODELLED,
    /** The tree of outcomes, rules and the models that place customers. */
    PLACING,
    /** Readers alone. */
    SCORE
  }

  /** All features, in the order of the table's columns. */
  public static final List<Feature> ALL =
      List.of(
          whole(
              modelled(
                  "recency_days",
                  "days",
                  "Days from the customer's last order to the end of the month; 0 on its last day.")),
          whole(
              modelled(
                  "frequency",
                  "orders",
                  "Orders in the window: distinct invoices with a sale, each dated by its first sale.")),
          modelled(
              "monetary",
              "money",
              "Net revenue in the window: sales less returns, exact to the last decimal."),
          whole(
              modelled(
                  "tenure_days",
                  "days",
                  "Days from the first order in the window to the end of the month.")),
          modelled(
              "average_order_value", "money", "Gross sales in the window divided by frequency."),
          modelled("items_per_order", "units", "Units sold in the window divided by frequency."),
          whole(
              modelled(
                  "distinct_products", "products", "Different stock codes bought in the window.")),
          modelled(
              "mean_days_between_orders",
              "days",
              "Days from first to last order divided by frequency less one; the days of the window"
                  + " for a customer of one order."),
          modelled(
              "order_regularity",
              "0 to 1",
              "1 / (1 + v), v the coefficient of variation (population) of the days between orders;"
                  + " 0 for fewer than three orders or all on one day."),
          modelled(
              "returns_share",
              "0 to 1",
              "Money returned divided by money bought in the window, at most 1."),
          modelled(
              "last_quarter_share",
              "0 to 1",
              "Share of the window's gross sales whose order fell into its last three months."),
          modelled("weekend_share", "0 to 1", "Share of orders on a Saturday or Sunday."),
          modelled(
              "season_concentration",
              "0 to 1",
              "Sum over calendar months of the squared share of gross sales: 1 is all in one"
                  + " month, 1/12 is the same in each."),
          modelled(
              "overdue",
              "own gaps",
              "Recency in the customer's own mean days between orders, of a day at least: 3 is a"
                  + " silence three times as long as usual."),
          whole(placing("purchase_days", "days", "Different days with an order in the window.")),
          placing(
              "recent_orders",
              "orders",
              "Orders in the window, each counting by its age at the end of the month: half after"
                  + " 90 days, a quarter after 180."),
          placing(
              "recent_revenue",
              "money",
              "Gross sales in the window, each order counting by its age: half after 90 days, a"
                  + " quarter after 180."),
          placing(
              "lateness",
              "expected gaps",
              "Recency in the customer's expected days between purchase days: the mean of their"
                  + " own gaps and one more, the shop's mean gap, of a day at least. A customer of"
                  + " one purchase day is expected back after the shop's mean gap."),
          score(
              "recency_score",
              "1 to 5",
              "Quintile (type 7) of recency, 5 is the most recent fifth; 3 if all are equal."),
          score(
              "frequency_score",
              "1 to 5",
              "Quintile (type 7) of frequency, 5 is the most frequent fifth; 3 if all are equal."),
          score(
              "monetary_score",
              "1 to 5",
              "Quintile (type 7) of monetary, 5 is the highest fifth; 3 if all are equal."));

  /** Names of all of them, in order. */
  public static List<String> names() {
    return ALL.stream().map(Feature::name).toList();
  }

  /** Names of the features that the random trees of the embedding see, in order. */
  public static List<String> modelled() {
    return ALL.stream().filter(f -> f.use() == Use.MODELLED).map(Feature::name).toList();
  }

  /** Names of all that say what a customer does: what rules and placing models see, in order. */
  public static List<String> figures() {
    return ALL.stream().filter(Feature::figure).map(Feature::name).toList();
  }

  /**
   * Whether a feature is money, a count or a ratio with a long tail, to be looked at on a log
   * scale.
   */
  public static boolean skewed(String name) {
    return ALL.stream()
        .anyMatch(
            feature ->
                feature.name().equals(name)
                    && (feature.unit().equals("money")
                        || feature.unit().equals("orders")
                        || feature.unit().equals("units")
                        || feature.unit().equals("products")
                        || feature.unit().equals("own gaps")
                        || feature.unit().equals("expected gaps")));
  }

  private static Feature modelled(String name, String unit, String meaning) {
    return new Feature(name, unit, meaning, Use.MODELLED, Kind.DECIMAL, Optional.empty());
  }

  private static Feature placing(String name, String unit, String meaning) {
    return new Feature(name, unit, meaning, Use.PLACING, Kind.DECIMAL, Optional.empty());
  }

  private static Feature whole(Feature feature) {
    return new Feature(
        feature.name(),
        feature.unit(),
        feature.meaning(),
        feature.use(),
        Kind.WHOLE,
        feature.before());
  }

  private static Feature score(String name, String unit, String meaning) {
    return new Feature(name, unit, meaning, Use.SCORE, Kind.WHOLE, Optional.empty());
  }
}
