package clientele.steps.worth;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.worth.FollowedMonth;
import clientele.steps.core.worth.KnownCustomers;
import clientele.steps.core.worth.Outcome;
import clientele.steps.dag.RunId;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads what published months knew of their customers, and what became of it. */
final class WorthReader {
  private static final SqlScript MONTHS = new SqlScript("worth/followed_months");
  private static final SqlScript CUSTOMERS = new SqlScript("worth/followed_customers");
  private static final int MOST_CUSTOMERS = 20_000;
  private static final int RFM = 3;

  private final Warehouse warehouse;

  WorthReader(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  /** Months before this run whose next month it has lines of, ascending. */
  List<FollowedMonth> months(RunId closed) {
    return warehouse.query(closed, MONTHS, Map.of(), FollowedKey.class).stream()
        .map(this::month)
        .toList();
  }

  private FollowedMonth month(FollowedKey key) {
    List<FollowedCustomer> customers =
        warehouse.query(
            key.run(),
            CUSTOMERS,
            Map.of(
                "outcome_month", key.outcomeMonth(),
                "outcome_revision", key.outcomeRevision(),
                "most", MOST_CUSTOMERS),
            FollowedCustomer.class);
    Matrix features = matrix(customers, FollowedCustomer::features);
    KnownCustomers known =
        new KnownCustomers(
            customers.stream().map(FollowedCustomer::customerId).toList(),
            features,
            matrix(customers, customer -> Arrays.copyOf(customer.features(), RFM)),
            matrix(customers, FollowedCustomer::scores),
            matrix(customers, customer -> new double[] {customer.segmentId()}));
    return new FollowedMonth(
        key.number(),
        known,
        Outcome.of(
            customers.stream().mapToDouble(FollowedCustomer::orders).toArray(),
            customers.stream().mapToDouble(FollowedCustomer::money).toArray()));
  }

  private static Matrix matrix(
      List<FollowedCustomer> customers, Function<FollowedCustomer, double[]> figures) {
    return Matrix.of(customers.stream().map(figures).toArray(double[][]::new));
  }
}
