package clientele.steps.value;

import clientele.steps.core.value.ladder.ReorderCurve;
import clientele.steps.core.value.outlook.Outlook;
import clientele.steps.core.value.outlook.Worth;
import clientele.steps.table.value.CustomerValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down what is expected of customers. */
final class CustomerRows {
  /** Who was first seen within so many days of the history's begin may have ordered before. */
  private static final int AT_START = 30;

  private static final double LONGEST_WAIT = 3650;
  private static final double HALF = .5;
  private static final double TENTH = .1;
  private static final double NINE_TENTHS = .9;

  private final Valuation valuation;
  private final int longest;
  private final double highWorth;

  /**
   * Of a run.
   *
   * @param longest days of the longest history
   * @param highWorth from which worth on a customer is among the highest fifth
   */
  CustomerRows(Valuation valuation, int longest, double highWorth) {
    this.valuation = valuation;
    this.longest = longest;
    this.highWorth = highWorth;
  }

  /** By a model. */
  CustomerValue row(PurchaseDays customer, Outlook outlook) {
    boolean says = valuation.identified();
    Optional<Worth> worth =
        valuation
            .spending()
            .fit()
            .map(spend -> Worth.of(outlook, spend, customer.purchaseDays(), customer.amount()));
    double amount = valuation.spending().amount(customer);
    double ifActive = outlook.ordersIfAlive() * amount;
    return new CustomerValue(
        customer.customerId(),
        customer.purchaseDays(),
        customer.observedDays(),
        customer.silentDays(),
        leftCensored(customer),
        says ? outlook.alive() : null,
        says ? outlook.aliveLow() : null,
        says ? outlook.aliveHigh() : null,
        outlook.orders(),
        outlook.low(),
        outlook.high(),
        amount,
        outlook.orders() * amount,
        worth.map(Worth::low).orElse(null),
        worth.map(Worth::high).orElse(null),
        ifActive,
        ifActive >= highWorth && ifActive > 0,
        days(outlook.next()),
        days(outlook.nextLow()),
        days(outlook.nextHigh()),
        outlook.overdue());
  }

  /** By the reorder curve alone. */
  CustomerValue row(PurchaseDays customer, ReorderCurve curve) {
    int silent = customer.silentDays();
    return new CustomerValue(
        customer.customerId(),
        customer.purchaseDays(),
        customer.observedDays(),
        silent,
        leftCensored(customer),
        null,
        null,
        null,
        null,
        null,
        null,
        valuation.spending().amount(customer),
        null,
        null,
        null,
        null,
        false,
        days(curve.within(HALF, silent)),
        days(curve.within(TENTH, silent)),
        days(curve.within(NINE_TENTHS, silent)),
        silent > curve.within(NINE_TENTHS));
  }

  private boolean leftCensored(PurchaseDays customer) {
    return customer.observedDays() > longest - AT_START;
  }

  /** A wait that no calendar holds is none. */
  private static @Nullable Double days(double days) {
    return days <= LONGEST_WAIT ? days : null;
  }
}
