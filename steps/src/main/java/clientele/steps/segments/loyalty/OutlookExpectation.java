package clientele.steps.segments.loyalty;

import clientele.steps.dag.RunId;
import clientele.steps.port.Warehouse;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.CustomerOutlook;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Expects of a customer what was learnt of customers like them; where nothing could be learnt, what
 * their segment brought.
 */
final class OutlookExpectation implements Expectation {
  private final Map<String, CustomerOutlook> outlooks;
  private final Expectation otherwise;

  private OutlookExpectation(Map<String, CustomerOutlook> outlooks, Expectation otherwise) {
    this.outlooks = outlooks;
    this.otherwise = otherwise;
  }

  /** Reads; nothing later than the run's month. */
  static OutlookExpectation read(Warehouse warehouse, RunId run) {
    return new OutlookExpectation(
        warehouse.rows(run, Tables.CUSTOMER_OUTLOOK).stream()
            .collect(Collectors.toMap(CustomerOutlook::customerId, Function.identity())),
        SegmentExpectation.read(warehouse, run));
  }

  @Override
  public Expected of(String customerId, int segmentId, BigDecimal ownMonthly) {
    return Optional.ofNullable(outlooks.get(customerId))
        .map(
            outlook ->
                new Expected(
                    BigDecimal.valueOf(Math.max(0, outlook.expectedRevenue())),
                    Optional.of(outlook.pOrder()),
                    "outlook"))
        .orElseGet(() -> otherwise.of(customerId, segmentId, ownMonthly));
  }
}
