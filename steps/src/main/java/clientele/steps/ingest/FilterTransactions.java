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
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.line.QualityCount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Parts the lines of each month just read into those that are used and those that are not, each of
 * these with the first rule that rejects it, and counts both by rule.
 *
 * <p>The rules in their order: what kept a line from being parsed, file_copy, missing_customer,
 * no_product, cancelled_positive, price_floor, quantity_pair, implausible_amount, exact_duplicate
 * (if duplicates are dropped). Cancellations, returns and negative prices are used: they are a
 * customer's money back. Lines that are used are then summed by order. Months that an earlier run
 * has read but never filtered, because it was given up, are filtered too.
 */
public final class FilterTransactions implements Step {
  private static final SqlScript MONTHS = new SqlScript("ingest/months_to_filter");
  private static final SqlScript ANALYZE_INPUT = new SqlScript("ingest/analyze_input");
  private static final SqlScript ANALYZE_REJECTED = new SqlScript("ingest/analyze_rejected");
  private static final SqlScript ANALYZE_KEPT = new SqlScript("ingest/analyze_transaction");
  private static final SqlScript REJECT = new SqlScript("ingest/reject_transactions");
  private static final SqlScript KEEP = new SqlScript("ingest/keep_transactions");
  private static final SqlScript ORDERS = new SqlScript("ingest/write_orders");
  private static final SqlScript COUNT = new SqlScript("ingest/count_quality");

  private final Warehouse warehouse;
  private final FilterSettings settings;

  public FilterTransactions(Warehouse warehouse, FilterSettings settings) {
    this.warehouse = warehouse;
    this.settings = settings;
  }

  /** A month of lines that is yet to be filtered, or to be filtered anew. */
  public record WaitingMonth(LocalDate dataMonth, int dataRevision, long lines, boolean filtered) {
    RunId key() {
      return new RunId(YearMonth.from(dataMonth), dataRevision);
    }
  }

  /** What one rule met in one month. */
  public record MonthRule(
      LocalDate dataMonth,
      int dataRevision,
      String rule,
      String outcome,
      long rows,
      BigDecimal revenue) {
    RunId key() {
      return new RunId(YearMonth.from(dataMonth), dataRevision);
    }

    QualityCount count() {
      return new QualityCount(rule, outcome, rows, revenue);
    }
  }

  @Override
  public String name() {
    return "filter_transactions";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(
        Tables.RUN_INPUT,
        Tables.DATA_MONTH,
        Tables.TRANSACTION_RAW,
        Tables.CUSTOMER_ATTRIBUTE,
        Tables.PRODUCT_CATEGORY);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(
        Tables.TRANSACTION,
        Tables.TRANSACTION_REJECTED,
        Tables.DATA_QUALITY,
        Tables.CUSTOMER_ORDER);
  }

  @Override
  public StepResult run(RunContext run) {
    List<WaitingMonth> months = warehouse.query(run.id(), MONTHS, Map.of(), WaitingMonth.class);
    if (months.isEmpty()) {
      return StepResult.of(0);
    }
    for (WaitingMonth month : months) {
      if (month.filtered()) {
        warehouse.replace(month.key(), Tables.TRANSACTION_REJECTED, List.of());
        warehouse.replace(month.key(), Tables.TRANSACTION, List.of());
        warehouse.replace(month.key(), Tables.DATA_QUALITY, List.of());
        warehouse.replace(month.key(), Tables.CUSTOMER_ORDER, List.of());
      }
    }
    Map<String, Object> limits = new HashMap<>(DoubtRules.parameters(settings.doubt()));
    limits.put("own_rules", settings.own().text());
    limits.put("first", months.get(0).dataMonth());
    limits.put("last", months.get(months.size() - 1).dataMonth());
    limits.put("no_product", settings.noProduct());
    limits.put("price_floor", settings.priceFloor());
    limits.put("drop_duplicates", settings.dropDuplicates());
    limits.put("pair_min_quantity", settings.pairMinQuantity());
    limits.put("pair_within_hours", settings.pairWithinHours());
    warehouse.expectBulk();
    warehouse.execute(run.id(), ANALYZE_INPUT, Map.of());
    long rejected = warehouse.execute(run.id(), REJECT, limits);
    warehouse.execute(run.id(), ANALYZE_REJECTED, Map.of());
    long kept = warehouse.execute(run.id(), KEEP, limits);
    warehouse.execute(run.id(), ANALYZE_KEPT, Map.of());
    warehouse.execute(run.id(), ORDERS, limits);
    count(run.id(), limits);
    Map<String, Double> figures = reconciled(months, kept + rejected);
    DoubtRules.check(warehouse, run.id(), months.stream().map(WaitingMonth::key).toList());
    return new StepResult(rejected + kept, figures);
  }

  /** Counts in a query of its own, which PostgreSQL may run on several cores; the rows are few. */
  private void count(RunId run, Map<String, Object> limits) {
    warehouse.query(run, COUNT, limits, MonthRule.class).stream()
        .collect(
            Collectors.groupingBy(
                MonthRule::key,
                Collectors.mapping(MonthRule::count, Collectors.toUnmodifiableList())))
        .forEach((month, rules) -> warehouse.replace(month, Tables.DATA_QUALITY, rules));
  }

  /** Adds the rules up over the months, and makes sure that no line is lost. */
  private Map<String, Double> reconciled(List<WaitingMonth> months, long written) {
    Map<String, Double> figures = new TreeMap<>();
    long lines = 0;
    for (WaitingMonth month : months) {
      long counted = 0;
      for (QualityCount rule : warehouse.rows(month.key(), Tables.DATA_QUALITY)) {
        figures.merge(rule.outcome() + "." + rule.rule(), (double) rule.rows(), Double::sum);
        counted += rule.outcome().equals("counted") ? 0 : rule.rows();
      }
      require(month.key().toString(), month.lines(), counted);
      lines += month.lines();
    }
    require("all months", lines, written);
    return figures;
  }

  private static void require(String what, long read, long accounted) {
    if (read != accounted) {
      throw new StepException(
          ErrorCode.INTERNAL,
          "lines do not add up [%s: %d read, %d kept or rejected]"
              .formatted(what, read, accounted));
    }
  }
}
