package clientele.steps.features;

import clientele.steps.table.customer.CustomerFeature;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.FeatureVector;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Customers of tests, made of the features that their tests know; those that came later are 0. */
public final class KnownFeatures {
  private static final List<String> NAMES =
      List.of(
          "recency_days",
          "frequency",
          "monetary",
          "tenure_days",
          "average_order_value",
          "items_per_order",
          "distinct_products",
          "mean_days_between_orders",
          "order_regularity",
          "returns_share",
          "last_quarter_share",
          "weekend_share",
          "season_concentration",
          "overdue",
          "purchase_days",
          "recent_orders",
          "recent_revenue",
          "lateness",
          "recency_score",
          "frequency_score",
          "monetary_score");

  private KnownFeatures() {}

  /**
   * A customer.
   *
   * @param figures in the order of the catalogue as it was
   */
  public static CustomerFeature of(String customer, Number... figures) {
    if (figures.length != NAMES.size()) {
      throw new IllegalArgumentException("not so many features [" + figures.length + "]");
    }
    Map<String, BigDecimal> all = new HashMap<>();
    FeatureCatalogue.names().forEach(name -> all.put(name, BigDecimal.ZERO));
    for (int i = 0; i < figures.length; i++) {
      all.put(NAMES.get(i), new BigDecimal(figures[i].toString()));
    }
    return new CustomerFeature(customer, new FeatureVector(all));
  }
}
