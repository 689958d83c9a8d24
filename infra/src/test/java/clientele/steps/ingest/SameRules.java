package clientele.steps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.db.TestDatabase;
import clientele.steps.dag.RunId;
import clientele.steps.features.OrderFeatures;
import clientele.steps.settings.FilterSettings;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.RunInput;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.CustomerFeature;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.line.RawLine;
import clientele.steps.table.line.Transaction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds the rules in memory, by which the page places customers, against those in SQL, by which
 * months are closed: every line and every customer.
 */
public final class SameRules {
  private SameRules() {}

  /** Both of the below: the run's own month of lines, and its customers, who are counted. */
  static int ofMonth(IngestFixture shop, RunId run) {
    ofLines(shop.database(), shop.settings().filter(), run);
    return ofCustomers(shop.database(), shop.settings(), run);
  }

  /** Every parsed line of a month is kept by both or by neither, and as the same. */
  static void ofLines(TestDatabase database, FilterSettings settings, RunId dataMonth) {
    List<RawLine> parsed =
        database.warehouse().rows(dataMonth, Tables.TRANSACTION_RAW).stream()
            .filter(line -> line.rule() == null)
            .toList();
    assertThat(new KeptLines(settings).of(parsed).stream().map(SameRules::facts).sorted().toList())
        .isEqualTo(
            database.warehouse().rows(dataMonth, Tables.TRANSACTION).stream()
                .map(SameRules::facts)
                .sorted()
                .toList());
  }

  /**
   * Every customer of a run has the same features by both.
   *
   * @return number of customers
   */
  public static int ofCustomers(TestDatabase database, PipelineSettings settings, RunId run) {
    List<Transaction> lines = new ArrayList<>();
    for (RunInput input : database.warehouse().rows(run, Tables.RUN_INPUT)) {
      lines.addAll(
          database
              .warehouse()
              .rows(
                  new RunId(YearMonth.from(input.dataMonth()), input.dataRevision()),
                  Tables.TRANSACTION));
    }
    OrderFeatures window =
        OrderFeatures.endingOn(
            run.month().atEndOfMonth(), settings.windowMonths(), usualGap(database, run));
    Map<String, List<BigDecimal>> inMemory = new TreeMap<>();
    lines.stream()
        .collect(Collectors.groupingBy(Transaction::customerId))
        .forEach((id, own) -> window.of(own).ifPresent(figures -> inMemory.put(id, figures)));
    Map<String, List<BigDecimal>> inSql = new TreeMap<>();
    database
        .warehouse()
        .rows(run, Tables.CUSTOMER_FEATURE)
        .forEach(customer -> inSql.put(customer.customerId(), figures(customer)));
    assertThat(inMemory).isEqualTo(inSql);
    return inSql.size();
  }

  /** As the page's query has it. */
  private static BigDecimal usualGap(TestDatabase database, RunId run) {
    List<CustomerFeature> all = database.warehouse().rows(run, Tables.CUSTOMER_FEATURE);
    long span = all.stream().mapToLong(f -> f.whole("tenure_days") - f.whole("recency_days")).sum();
    long gaps = all.stream().mapToLong(f -> f.whole("purchase_days") - 1).sum();
    return gaps == 0
        ? all.get(0).figure("mean_days_between_orders")
        : BigDecimal.valueOf(span).divide(BigDecimal.valueOf(gaps), 7, RoundingMode.HALF_UP);
  }

  private static List<BigDecimal> figures(CustomerFeature customer) {
    return FeatureCatalogue.figures().stream()
        .map(name -> customer.figure(name).setScale(7, RoundingMode.UNNECESSARY))
        .toList();
  }

  private static String facts(Transaction line) {
    return "%d:%08d %s %s %s %s %s %s %s"
        .formatted(
            line.fileNo(),
            line.line(),
            line.customerId(),
            line.invoice(),
            line.stockCode(),
            line.orderedAt(),
            line.quantity().stripTrailingZeros().toPlainString(),
            line.amount().stripTrailingZeros().toPlainString(),
            line.isReturn());
  }
}
