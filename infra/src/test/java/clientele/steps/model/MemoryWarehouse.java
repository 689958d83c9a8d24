package clientele.steps.model;

import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.dag.RunId;
import clientele.steps.outcome.NextMonth;
import clientele.steps.port.BulkWriter;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.CustomerFeature;
import clientele.steps.table.customer.FeatureVector;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The working set of one run in memory, so that hundreds of made-up months can be judged without a
 * database. What customers were like at earlier month ends, and did after, is told beforehand.
 */
final class MemoryWarehouse implements Warehouse {
  private final Map<String, List<? extends Record>> tables = new HashMap<>();
  private final Map<LocalDate, List<CustomerFeature>> ends = new HashMap<>();
  private final Map<LocalDate, List<NextMonth>> outcomes = new HashMap<>();

  /** What customers were like at a month end, and did in the month after. */
  void past(LocalDate end, List<CustomerFeature> customers, List<NextMonth> next) {
    ends.put(end, customers);
    outcomes.put(end.plusMonths(1), next);
  }

  /** What customers did in the month after a month end. */
  List<NextMonth> outcomesAfter(LocalDate end) {
    return outcomes.getOrDefault(end.plusMonths(1), List.of());
  }

  /** What customers were like at a month end. */
  CustomerMatrix matrix(LocalDate end, List<String> columns) {
    return matrix(Tables.CUSTOMER_FEATURE, ends.getOrDefault(end, List.of()), columns);
  }

  @Override
  public <R extends Record> List<R> rows(RunId key, Table<R> table) {
    return tables.getOrDefault(table.name(), List.of()).stream().map(table.row()::cast).toList();
  }

  @Override
  public <R extends Record> long replace(RunId key, Table<R> table, Collection<R> rows) {
    tables.put(table.name(), List.copyOf(rows));
    return rows.size();
  }

  @Override
  public <R extends Record> List<R> query(
      RunId key, SqlScript select, Map<String, ?> parameters, Class<R> row) {
    List<? extends Record> found =
        row == NextMonth.class
            ? outcomes.get((LocalDate) parameters.get("next"))
            : ends.get((LocalDate) parameters.get("as_of"));
    return Objects.requireNonNullElse(found, List.<Record>of()).stream().map(row::cast).toList();
  }

  @Override
  public CustomerMatrix matrix(RunId key, Table<?> table, List<String> columns) {
    return matrix(table, tables.getOrDefault(table.name(), List.of()), columns);
  }

  private static CustomerMatrix matrix(
      Table<?> table, List<? extends Record> unordered, List<String> columns) {
    List<? extends Record> rows =
        unordered.stream().sorted(Comparator.comparing(MemoryWarehouse::customer)).toList();
    double[] values = new double[rows.size() * columns.size()];
    for (int i = 0; i < rows.size(); i++) {
      for (int c = 0; c < columns.size(); c++) {
        values[i * columns.size() + c] = figure(table, rows.get(i), columns.get(c));
      }
    }
    return new CustomerMatrix(
        rows.stream().map(MemoryWarehouse::customer).toList(),
        columns,
        Matrix.of(rows.size(), columns.size(), values));
  }

  /** A column is a component of the row, or one of its features. */
  private static double figure(Table<?> table, Record row, String column) {
    for (RecordComponent component : table.row().getRecordComponents()) {
      Object value = value(component, row);
      if (value instanceof FeatureVector features) {
        return features.figure(column).doubleValue();
      }
      if (snake(component.getName()).equals(column)) {
        return ((Number) value).doubleValue();
      }
    }
    throw new IllegalArgumentException("no such column [" + column + "]");
  }

  private static String customer(Record row) {
    return value(row.getClass().getRecordComponents()[0], row).toString();
  }

  private static Object value(RecordComponent component, Record row) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(row);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String snake(String camel) {
    return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<RunId> publishedBefore(YearMonth month) {
    return Optional.empty();
  }

  @Override
  public long fill(RunId key, Table<?> table, SqlScript select, Map<String, ?> parameters) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long execute(RunId key, SqlScript statement, Map<String, ?> parameters) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <R extends Record> long stream(
      Set<RunId> keys, Table<R> table, Consumer<BulkWriter<R>> producer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void expectBulk() {}
}
