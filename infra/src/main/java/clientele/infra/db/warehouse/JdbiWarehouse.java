package clientele.infra.db.warehouse;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Keys;
import clientele.infra.db.connection.Scripts;
import clientele.infra.db.connection.Statements;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.dag.RunId;
import clientele.steps.port.BulkWriter;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.table.Table;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The working set in PostgreSQL. JDBI binds an open handle to its thread, so a call inside {@link
 * JdbiRunJournal#commit} joins that transaction and a call outside has one of its own.
 */
public final class JdbiWarehouse implements Warehouse {
  /** Below this the planner's old idea of a table does no harm. */
  private static final long WORTH_ANALYZING = 10_000;

  private static final SqlScript BULK = new SqlScript("warehouse/plan_bulk");

  private final Jdbi jdbi;

  public JdbiWarehouse(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void expectBulk() {
    String sql = Scripts.read(BULK);
    transaction(BULK.path(), handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  @Override
  public long fill(RunId key, Table<?> table, SqlScript select, Map<String, ?> parameters) {
    String columns = RecordColumns.of(table.row()).list();
    Map<String, String> names =
        Map.of("columns", columns, "select", Scripts.read(select), "table", table.name());
    return transaction(
        select.path(),
        handle -> {
          delete(handle, key, table);
          Statements.execute(handle, "warehouse/make_rows", names, Statements.key(key, parameters));
          long rows = Statements.execute(handle, "warehouse/take_rows", names, Statements.key(key));
          Statements.execute(handle, "warehouse/drop_rows", Map.of());
          analyze(handle, table, rows);
          return rows;
        });
  }

  @Override
  public long execute(RunId key, SqlScript statement, Map<String, ?> parameters) {
    return transaction(
        statement.path(),
        handle ->
            (long) Statements.execute(handle, statement.path(), Statements.key(key, parameters)));
  }

  @Override
  public <R extends Record> List<R> query(
      RunId key, SqlScript select, Map<String, ?> parameters, Class<R> row) {
    return transaction(
        select.path(),
        handle ->
            Statements.query(handle, select.path(), Statements.key(key, parameters))
                .map(RowMappers.of(row))
                .list());
  }

  @Override
  public <R extends Record> List<R> rows(RunId key, Table<R> table) {
    RecordColumns columns = RecordColumns.of(table.row());
    Map<String, String> names =
        Map.of("columns", columns.list(), "table", table.name(), "order", columns.order());
    return transaction(
        table.name(),
        handle ->
            Statements.query(handle, "warehouse/rows", names, Statements.key(key))
                .map(RowMappers.of(table.row()))
                .list());
  }

  @Override
  public <R extends Record> long replace(RunId key, Table<R> table, Collection<R> rows) {
    return stream(Set.of(key), table, writer -> rows.forEach(row -> writer.write(key, row)));
  }

  /** The producer must not call the warehouse: the connection is busy taking its rows. */
  @Override
  public <R extends Record> long stream(
      Set<RunId> keys, Table<R> table, Consumer<BulkWriter<R>> producer) {
    return transaction(
        table.name(),
        handle -> {
          for (RunId key : keys) {
            delete(handle, key, table);
          }
          long rows = CopyStream.write(handle.getConnection(), keys, table, producer);
          analyze(handle, table, rows);
          return rows;
        });
  }

  @Override
  public CustomerMatrix matrix(RunId key, Table<?> table, List<String> columns) {
    List<String> known = RecordColumns.of(table.row()).names();
    if (!known.containsAll(columns)) {
      throw new IllegalArgumentException(
          "no such columns [%s: %s]".formatted(table.name(), columns));
    }
    String figures =
        String.join("", columns.stream().map(", %s::double precision"::formatted).toList());
    Map<String, String> names = Map.of("columns", figures, "table", table.name());
    List<Customer> customers =
        transaction(
            table.name(),
            handle ->
                Statements.query(handle, "warehouse/matrix", names, Statements.key(key))
                    .setFetchSize(10_000)
                    .map((row, context) -> Customer.of(row, columns))
                    .list());
    return matrix(customers, columns);
  }

  @Override
  public Optional<RunId> publishedBefore(YearMonth month) {
    return transaction(
        "publication",
        handle ->
            Statements.query(handle, "warehouse/published_before", Map.of("month", month.atDay(1)))
                .map(Keys.MAPPER)
                .findOne());
  }

  private static CustomerMatrix matrix(List<Customer> customers, List<String> columns) {
    Customer[] sorted = customers.toArray(Customer[]::new);
    // the database orders text by code points, the contract says UTF-16 units
    Arrays.sort(sorted, Comparator.comparing(Customer::id));
    double[] values = new double[sorted.length * columns.size()];
    for (int i = 0; i < sorted.length; i++) {
      System.arraycopy(sorted[i].figures(), 0, values, i * columns.size(), columns.size());
    }
    return new CustomerMatrix(
        Arrays.stream(sorted).map(Customer::id).toList(),
        columns,
        Matrix.of(sorted.length, columns.size(), values));
  }

  private <T> T transaction(String what, Function<Handle, T> work) {
    return DatabaseErrors.translated(what, () -> jdbi.inTransaction(work::apply));
  }

  private static void delete(Handle handle, RunId key, Table<?> table) {
    Statements.execute(
        handle, "warehouse/delete_rows", Map.of("table", table.name()), Statements.key(key));
  }

  /** Lets the planner of the next statement know what is there now. */
  private static void analyze(Handle handle, Table<?> table, long rows) {
    if (rows >= WORTH_ANALYZING) {
      Statements.execute(handle, "warehouse/analyze", Map.of("table", table.name()), Map.of());
    }
  }
}
