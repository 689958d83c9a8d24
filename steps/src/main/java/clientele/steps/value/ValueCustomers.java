package clientele.steps.value;

import clientele.steps.core.matrix.Quantiles;
import clientele.steps.core.value.LifetimeFitter;
import clientele.steps.core.value.WeakPrior;
import clientele.steps.core.value.ladder.Answer;
import clientele.steps.core.value.ladder.Calibration;
import clientele.steps.core.value.ladder.Ladder;
import clientele.steps.core.value.ladder.LadderRules;
import clientele.steps.core.value.outlook.Outlook;
import clientele.steps.core.value.outlook.Outlooks;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.port.Warehouse;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.value.CustomerValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says of each customer whether they still order, how often, what they will bring and when they
 * order next, as far as the shop's history can tell; and of each segment the sum. Purchase days of
 * all held months count, and nothing later than the closed month.
 */
public final class ValueCustomers implements Step {
  private static final int MONTHS = 12;
  private static final int DAYS = 365;
  private static final double HIGH = .8;
  private static final int NOWHERE = Integer.MIN_VALUE;

  private final Warehouse warehouse;
  private final int threads;

  /** No figure depends on the number of threads. */
  public ValueCustomers(Warehouse warehouse, int threads) {
    this.warehouse = warehouse;
    this.threads = threads;
  }

  @Override
  public String name() {
    return "value_customers";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(Tables.RUN_INPUT, Tables.DATA_MONTH, Tables.TRANSACTION, Tables.CUSTOMER_SEGMENT);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(
        Tables.LIFETIME_FIT, Tables.CUSTOMER_VALUE, Tables.SEGMENT_VALUE, Tables.REORDER_CURVE);
  }

  @Override
  public Set<Table<?>> readsPast() {
    return Set.of(Tables.PUBLICATION);
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    warehouse.expectBulk();
    Customers customers = Customers.read(warehouse, id, id.month());
    Valuation valuation = valuation(run, customers);
    SegmentCurves curves = SegmentCurves.read(warehouse, id);
    SegmentSums sums = new SegmentSums(valuation);
    List<CustomerValue> rows = rows(id, customers, valuation, curves, sums);
    long written =
        warehouse.replace(id, Tables.CUSTOMER_VALUE, rows)
            + warehouse.replace(id, Tables.SEGMENT_VALUE, sums.rows())
            + warehouse.replace(id, Tables.REORDER_CURVE, curves.points())
            + warehouse.replace(
                id, Tables.LIFETIME_FIT, new FitRows(valuation, customers.histories()).rows());
    return new StepResult(
        written,
        Map.of(
            "identified",
            valuation.identified() ? 1.0 : 0.0,
            "overdue",
            (double) rows.stream().filter(CustomerValue::overdue).count()));
  }

  private Valuation valuation(RunContext run, Customers customers) {
    LifetimeFitter fitter = new LifetimeFitter(WeakPrior.WEAK, threads);
    Answer answer =
        new Ladder(LadderRules.DAYS, WeakPrior.WEAK, threads)
            .of(customers.histories(), run.seed("lifetime_limit"));
    Calibration calibration =
        Valuation.used(answer)
            .map(
                used ->
                    new LastHorizon(warehouse, fitter, MONTHS)
                        .of(run.id(), used, Customers.since(warehouse, run.id())))
            .orElse(Calibration.NONE);
    return new Valuation(answer, calibration, Spending.of(customers.rows()), DAYS);
  }

  private List<CustomerValue> rows(
      RunId id, Customers customers, Valuation valuation, SegmentCurves curves, SegmentSums sums) {
    Map<String, Integer> segments =
        warehouse.rows(id, Tables.CUSTOMER_SEGMENT).stream()
            .collect(Collectors.toMap(CustomerSegment::customerId, CustomerSegment::segmentId));
    int longest = customers.rows().stream().mapToInt(PurchaseDays::observedDays).max().orElse(0);
    Outlook[] outlooks =
        valuation
            .used()
            .map(
                fit ->
                    new Outlooks(fit, DAYS, valuation.calibration().level())
                        .of(customers.histories(), threads))
            .orElse(new Outlook[0]);
    CustomerRows writer =
        new CustomerRows(valuation, longest, highWorth(customers, outlooks, valuation));
    List<CustomerValue> rows = new ArrayList<>();
    for (int i = 0; i < customers.rows().size(); i++) {
      PurchaseDays customer = customers.rows().get(i);
      int segment = segments.getOrDefault(customer.customerId(), NOWHERE);
      if (outlooks.length == 0) {
        rows.add(writer.row(customer, curves.of(segment)));
      } else {
        Outlook outlook = outlooks[customers.histories().of(i)];
        rows.add(writer.row(customer, outlook));
        if (segment != NOWHERE) {
          sums.add(segment, customer, outlook);
        }
      }
    }
    return rows;
  }

  private static double highWorth(Customers customers, Outlook[] outlooks, Valuation valuation) {
    if (outlooks.length == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double[] worth = new double[customers.rows().size()];
    for (int i = 0; i < worth.length; i++) {
      worth[i] =
          outlooks[customers.histories().of(i)].ordersIfAlive()
              * valuation.spending().amount(customers.rows().get(i));
    }
    return Quantiles.of(worth).at(HIGH);
  }
}
