package clientele.steps.ingest;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepResult;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.FilterSettings;
import clientele.steps.table.QualityCount;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Parts the lines of each month just read into those that are used and those that are not, each of
 * these with the first rule that rejects it, and counts both by rule.
 *
 * <p>The rules in their order: what kept a line from being parsed, missing_customer, no_product,
 * price_floor, quantity_pair, exact_duplicate (if duplicates are dropped). Cancellations and
 * returns are used: they are a customer's returns. Months that an earlier run has read but never
 * filtered, because it was given up, are filtered too.
 */
public final class FilterTransactions implements Step {
  private static final SqlScript MONTHS = new SqlScript("ingest/months_to_filter");
  private static final SqlScript REJECT = new SqlScript("ingest/reject_transactions");
  private static final SqlScript KEEP = new SqlScript("ingest/keep_transactions");
  private static final SqlScript COUNT = new SqlScript("ingest/count_quality");

  private final Warehouse warehouse;
  private final FilterSettings settings;

  public FilterTransactions(Warehouse warehouse, FilterSettings settings) {
    this.warehouse = warehouse;
    this.settings = settings;
  }

  /** A month of lines that is yet to be filtered. */
  public record UnfilteredMonth(LocalDate dataMonth, int dataRevision, long lines) {}

  @Override
  public String name() {
    return "filter_transactions";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(Tables.RUN_INPUT, Tables.DATA_MONTH, Tables.TRANSACTION_RAW);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.TRANSACTION, Tables.TRANSACTION_REJECTED, Tables.DATA_QUALITY);
  }

  @Override
  public StepResult run(RunContext run) {
    long rows = 0;
    Map<String, Double> figures = new TreeMap<>();
    for (UnfilteredMonth month :
        warehouse.query(run.id(), MONTHS, Map.of(), UnfilteredMonth.class)) {
      rows += filter(month, figures);
    }
    return new StepResult(rows, figures);
  }

  private long filter(UnfilteredMonth month, Map<String, Double> figures) {
    RunId key = new RunId(YearMonth.from(month.dataMonth()), month.dataRevision());
    Map<String, Object> limits =
        Map.of(
            "no_product", settings.noProduct(),
            "price_floor", settings.priceFloor(),
            "drop_duplicates", settings.dropDuplicates(),
            "pair_min_quantity", settings.pairMinQuantity(),
            "pair_within_hours", settings.pairWithinHours());
    long rejected = warehouse.fill(key, Tables.TRANSACTION_REJECTED, REJECT, limits);
    long kept = warehouse.fill(key, Tables.TRANSACTION, KEEP, Map.of());
    warehouse.fill(
        key, Tables.DATA_QUALITY, COUNT, Map.of("drop_duplicates", settings.dropDuplicates()));
    long counted = 0;
    for (QualityCount rule : warehouse.rows(key, Tables.DATA_QUALITY)) {
      figures.merge(rule.outcome() + "." + rule.rule(), (double) rule.rows(), Double::sum);
      counted += rule.outcome().equals("counted") ? 0 : rule.rows();
    }
    if (month.lines() != kept + rejected || month.lines() != counted) {
      throw new StepException(
          ErrorCode.INTERNAL,
          "lines of a month do not add up [%s: %d read, %d kept, %d rejected, %d counted by rule]"
              .formatted(key, month.lines(), kept, rejected, counted));
    }
    return kept + rejected;
  }
}
