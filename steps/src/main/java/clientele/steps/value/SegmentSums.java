package clientele.steps.value;

import clientele.steps.core.value.outlook.Outlook;
import clientele.steps.core.value.outlook.Worth;
import clientele.steps.table.value.SegmentValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sums of segments with 90 % intervals. Customers are independent but for the parameters, whose
 * error moves all of them the same way: variances are added for the one and standard deviations for
 * the other, which is the widest that the parameters can make it.
 */
final class SegmentSums {
  private static final double Z = 1.6448536269514722;

  private final Valuation valuation;
  private final Map<Integer, Sum> sums = new TreeMap<>();

  SegmentSums(Valuation valuation) {
    this.valuation = valuation;
  }

  void add(int segment, PurchaseDays customer, Outlook outlook) {
    Sum sum = sums.computeIfAbsent(segment, id -> new Sum());
    sum.customers++;
    sum.overdue += outlook.overdue() ? 1 : 0;
    sum.alive += outlook.alive();
    sum.orders += outlook.orders();
    sum.ordersVariance += outlook.ordersVariance();
    sum.ordersSpread += outlook.parameterSpread();
    sum.worth += outlook.orders() * valuation.spending().amount(customer);
    valuation
        .spending()
        .fit()
        .ifPresent(
            spend -> {
              Worth worth = Worth.of(outlook, spend, customer.purchaseDays(), customer.amount());
              sum.worthVariance += worth.variance();
              sum.worthSpread += worth.parameterSpread();
            });
  }

  List<SegmentValue> rows() {
    List<SegmentValue> rows = new ArrayList<>();
    boolean says = valuation.identified();
    boolean amounts = valuation.spending().fit().isPresent();
    sums.forEach(
        (segment, sum) -> {
          double orders = reach(sum.ordersVariance, sum.ordersSpread);
          double worth = reach(sum.worthVariance, sum.worthSpread);
          rows.add(
              new SegmentValue(
                  segment,
                  sum.customers,
                  says ? sum.alive : null,
                  sum.orders,
                  Math.max(0, sum.orders - orders),
                  sum.orders + orders,
                  sum.worth,
                  amounts ? Math.max(0, sum.worth - worth) : null,
                  amounts ? sum.worth + worth : null,
                  sum.overdue));
        });
    return rows;
  }

  private static double reach(double variance, double spread) {
    return Z * Math.sqrt(variance + spread * spread);
  }

  /** Of one segment, in the order of customers. */
  private static final class Sum {
    private int customers;
    private int overdue;
    private double alive;
    private double orders;
    private double ordersVariance;
    private double ordersSpread;
    private double worth;
    private double worthVariance;
    private double worthSpread;
  }
}
