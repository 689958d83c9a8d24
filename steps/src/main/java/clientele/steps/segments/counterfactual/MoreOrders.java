package clientele.steps.segments.counterfactual;

import clientele.steps.core.matrix.Matrix;
import java.util.List;

/**
 * What customers' figures would be had they placed some more orders on the last day of the month:
 * recency, frequency, revenue, baskets, pace, the recent figures and the share of the last quarter
 * follow exactly; what they would buy is not known, so products, items and seasons stay as they
 * are.
 *
 * @param orders how many, 1 or more
 * @param basketFactor worth of each in the customer's own average order values
 */
record MoreOrders(int orders, double basketFactor) {
  /** From the least effort to the most. */
  static final List<MoreOrders> WAYS =
      List.of(
          new MoreOrders(1, 1),
          new MoreOrders(1, 1.5),
          new MoreOrders(2, 1),
          new MoreOrders(1, 2),
          new MoreOrders(3, 1),
          new MoreOrders(2, 2));

  /**
   * The figures after.
   *
   * @param columns names of the features
   */
  Matrix apply(Matrix features, List<String> columns) {
    double[] values = features.toArray();
    int recency = columns.indexOf("recency_days");
    int frequency = columns.indexOf("frequency");
    int monetary = columns.indexOf("monetary");
    int tenure = columns.indexOf("tenure_days");
    int basket = columns.indexOf("average_order_value");
    int pace = columns.indexOf("mean_days_between_orders");
    int lastQuarter = columns.indexOf("last_quarter_share");
    int overdue = columns.indexOf("overdue");
    int lateness = columns.indexOf("lateness");
    int purchaseDays = columns.indexOf("purchase_days");
    int recentOrders = columns.indexOf("recent_orders");
    int recentRevenue = columns.indexOf("recent_revenue");
    for (int row = 0; row < features.rows(); row++) {
      int at = row * columns.size();
      double before = values[at + frequency];
      double sales = before * values[at + basket];
      double more = orders * basketFactor * values[at + basket];
      double after = before + orders;
      if (sales + more > 0) {
        values[at + lastQuarter] = (values[at + lastQuarter] * sales + more) / (sales + more);
      }
      values[at + purchaseDays] += values[at + recency] > 0 ? 1 : 0;
      values[at + recentOrders] += orders;
      values[at + recentRevenue] += more;
      values[at + recency] = 0;
      values[at + overdue] = 0;
      values[at + lateness] = 0;
      values[at + frequency] = after;
      values[at + monetary] += more;
      values[at + basket] = after == 0 ? 0 : (sales + more) / after;
      values[at + pace] = after < 2 ? values[at + pace] : values[at + tenure] / (after - 1);
    }
    return Matrix.of(features.rows(), features.columns(), values);
  }

  /** What to do: "2 more orders this month, each worth 1.5 of the usual". */
  String say() {
    String count = orders == 1 ? "one more order" : orders + " more orders";
    if (basketFactor == 1) {
      return count + " this month";
    }
    String worth = basketFactor == 2 ? "twice" : basketFactor + " times";
    return count + " this month" + (orders == 1 ? "" : ", each") + " worth " + worth + " the usual";
  }
}
