package clientele.steps.segments.loyalty;

import clientele.steps.dag.RunId;
import clientele.steps.port.Warehouse;
import java.math.BigDecimal;
import java.util.Optional;

/** What a customer is expected to bring in the month after the closed one. */
interface Expectation {
  /**
   * Of one customer.
   *
   * @param segmentId the customer's now
   * @param ownMonthly their net revenue a month of the window
   */
  Expected of(String customerId, int segmentId, BigDecimal ownMonthly);

  /**
   * What is expected.
   *
   * @param revenue net, at least 0
   * @param orderChance 0 … 1, where something tells
   * @param from segment, own or outlook
   */
  record Expected(BigDecimal revenue, Optional<Double> orderChance, String from) {}

  /** Where expectations of a run come from. */
  interface Source {
    Expectation of(Warehouse warehouse, RunId run);
  }
}
