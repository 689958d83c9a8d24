package clientele.steps.outcome;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.outcome.OutcomePanel;
import clientele.steps.dag.RunId;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.table.RunInput;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.CustomerFeature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads what customers were like at the ends of the window's earlier months and what each did in
 * the month after. Figures come of the same SQL as those of the closed month; no line later than
 * the closed month is read.
 */
public final class PanelReader {
  private static final SqlScript FEATURES = new SqlScript("features/build_features");
  private static final SqlScript OUTCOMES = new SqlScript("features/next_month_outcomes");

  /** Older month ends have seen too little of the window to be like the closed month. */
  private static final int MOST_MONTHS = 6;

  /** More customers than this teach nothing new. */
  private static final int MOST_CUSTOMERS = 20_000;

  private static final String EVERYBODY = "g";

  private final Warehouse warehouse;
  private final int windowMonths;
  private final int mostMonths;

  /**
   * Of the newest six month ends.
   *
   * @param windowMonths of the features
   */
  public PanelReader(Warehouse warehouse, int windowMonths) {
    this(warehouse, windowMonths, MOST_MONTHS);
  }

  /**
   * Of so many month ends.
   *
   * @param windowMonths of the features
   * @param mostMonths the newest ones
   */
  public PanelReader(Warehouse warehouse, int windowMonths, int mostMonths) {
    this.warehouse = warehouse;
    this.windowMonths = windowMonths;
    this.mostMonths = mostMonths;
  }

  /**
   * Reads the panel of a run.
   *
   * @param columns features of {@link CustomerFeature}, by column name
   * @param customers number of customers of the month
   */
  public OutcomePanel read(RunId run, List<String> columns, int customers) {
    List<LocalDate> months =
        warehouse.rows(run, Tables.RUN_INPUT).stream()
            .map(RunInput::dataMonth)
            .sorted()
            .distinct()
            .toList();
    LocalDate closed = run.month().atDay(1);
    List<LocalDate> ends =
        months.stream().filter(m -> m.isBefore(closed)).skip(skipped(months, closed)).toList();
    List<Row> rows = new ArrayList<>();
    for (int m = 0; m < ends.size(); m++) {
      read(run, ends.get(m), m, below(customers), rows);
    }
    return panel(columns, rows, ends.size());
  }

  private long skipped(List<LocalDate> months, LocalDate closed) {
    long earlier = months.stream().filter(m -> m.isBefore(closed)).count();
    return Math.max(0, earlier - mostMonths);
  }

  private record Row(CustomerFeature customer, int month, int orders, double revenue) {}

  private void read(RunId run, LocalDate end, int month, String below, List<Row> rows) {
    LocalDate windowStart = run.month().minusMonths(windowMonths - 1L).atDay(1);
    Map<String, NextMonth> outcomes =
        warehouse
            .query(
                run, OUTCOMES, Map.of("next", end.plusMonths(1), "below", below), NextMonth.class)
            .stream()
            .collect(Collectors.toMap(NextMonth::customerId, o -> o));
    for (CustomerFeature customer :
        warehouse.query(
            run,
            FEATURES,
            Map.of("window_start", windowStart, "as_of", end, "below", below),
            CustomerFeature.class)) {
      NextMonth next = outcomes.get(customer.customerId());
      rows.add(
          new Row(
              customer,
              month,
              next == null ? 0 : next.orders(),
              next == null ? 0 : next.revenue().doubleValue()));
    }
  }

  private static OutcomePanel panel(List<String> columns, List<Row> rows, int months) {
    SortedSet<String> ids = new TreeSet<>();
    rows.forEach(row -> ids.add(row.customer().customerId()));
    Map<String, Integer> numbers = new HashMap<>();
    ids.forEach(id -> numbers.put(id, numbers.size()));
    TreeMap<Long, Row> ordered = new TreeMap<>();
    for (Row row : rows) {
      ordered.put(
          (long) numbers.getOrDefault(row.customer().customerId(), 0) * (months + 1) + row.month(),
          row);
    }
    FeatureValues values = new FeatureValues(columns);
    double[] features = new double[rows.size() * columns.size()];
    int[] customer = new int[rows.size()];
    int[] month = new int[rows.size()];
    double[] orders = new double[rows.size()];
    double[] revenue = new double[rows.size()];
    int i = 0;
    for (Row row : ordered.values()) {
      values.copy(row.customer(), features, i * columns.size());
      customer[i] = numbers.getOrDefault(row.customer().customerId(), 0);
      month[i] = row.month();
      orders[i] = row.orders();
      revenue[i] = row.revenue();
      i++;
    }
    return new OutcomePanel(
        columns,
        Matrix.of(rows.size(), columns.size(), features),
        List.copyOf(ids),
        customer,
        months,
        month,
        orders,
        revenue);
  }

  /** The hash below which a customer's must lie to be in the sample. */
  public static String below(int customers) {
    if (customers <= MOST_CUSTOMERS) {
      return EVERYBODY;
    }
    long share = (long) (0x1_0000_0000L * ((double) MOST_CUSTOMERS / customers));
    return String.format(Locale.ROOT, "%08x", share);
  }
}
