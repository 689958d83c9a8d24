package clientele.steps.features;

import clientele.infra.db.TestDatabase;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many customers share one value of a figure. A tree that may cut at such a value tells who is
 * there from who is not, and calls that a segment.
 */
public final class PointMasses {
  /** The figures that the tree of outcomes looks for borders in. */
  private static final List<String> PARTED_BY =
      List.of("recency_days", "recent_orders", "recent_revenue", "lateness");

  private PointMasses() {}

  /** Of each figure that customers are parted by, the share of them on its commonest value. */
  public static Map<String, Double> of(TestDatabase database, YearMonth month) {
    Map<String, Double> shares = new TreeMap<>();
    for (String figure : PARTED_BY) {
      shares.put(
          figure,
          database
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery(
                              "select (max(n) / sum(n))::float8 from (select count(*)::numeric as n"
                                  + " from clientele.customer_feature where month = :month group by "
                                  + figure
                                  + ") as values")
                          .bind("month", month.atDay(1))
                          .mapTo(Double.class)
                          .one()));
    }
    return shares;
  }
}
