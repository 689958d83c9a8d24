package clientele.infra.db.warehouse;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Keys;
import clientele.infra.db.connection.Scripts;
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
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * The working set in PostgreSQL. JDBI binds an open handle to its thread, so a call inside {@link
 * JdbiRunJournal#commit} joins that transaction and a call outside has one of its own.
 */
public final class JdbiWarehouse implements Warehouse {
  /** Below this the planner's old idea of a table does no harm. */
  private static final long WORTH_ANALYZING = 10_000;

  private static final String KEY = " where month = :month and revision = :revision";

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
    // PostgreSQL runs a SELECT on several cores when it makes a table of it, but never below an
    // INSERT; the rows cross over in a second, cheap statement.
    String make =
        "create temporary table filled on commit drop as\nselect %s from (\n%s\n) filled"
            .formatted(columns, Scripts.read(select));
    String insert =
        "insert into clientele.%s (month, revision, %s) select :month, :revision, %s from filled"
            .formatted(table.name(), columns, columns);
    return transaction(
        select.path(),
        handle -> {
          delete(handle, key, table);
          keyed(handle.createUpdate(make), key, parameters).execute();
          long rows = keyed(handle.createUpdate(insert), key, Map.of()).execute();
          handle.execute("drop table filled");
          analyze(handle, table, rows);
          return rows;
        });
  }

  @Override
  public long execute(RunId key, SqlScript statement, Map<String, ?> parameters) {
    String sql = Scripts.read(statement);
    return transaction(
        statement.path(),
        handle -> (long) keyed(handle.createUpdate(sql), key, parameters).execute());
  }

  @Override
  public <R extends Record> List<R> query(
      RunId key, SqlScript select, Map<String, ?> parameters, Class<R> row) {
    String sql = Scripts.read(select);
    return transaction(
        select.path(),
        handle ->
            keyed(handle.createQuery(sql), key, parameters).map(ConstructorMapper.of(row)).list());
  }

  @Override
  public <R extends Record> List<R> rows(RunId key, Table<R> table) {
    RecordColumns columns = RecordColumns.of(table.row());
    String sql =
        "select %s from clientele.%s%s order by %s"
            .formatted(columns.list(), table.name(), KEY, columns.order());
    return transaction(
        table.name(),
        handle ->
            keyed(handle.createQuery(sql), key, Map.of())
                .map(ConstructorMapper.of(table.row()))
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
    String sql =
        "select customer_id%s from clientele.%s%s"
            .formatted(
                String.join("", columns.stream().map(", %s::double precision"::formatted).toList()),
                table.name(),
                KEY);
    List<Customer> customers =
        transaction(
            table.name(),
            handle ->
                keyed(handle.createQuery(sql), key, Map.of())
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
            handle
                .createQuery(
                    "select month, revision from clientele.publication where month < :month"
                        + " order by month desc, revision desc limit 1")
                .bind("month", month.atDay(1))
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
    keyed(handle.createUpdate("delete from clientele." + table.name() + KEY), key, Map.of())
        .execute();
  }

  /** Lets the planner of the next statement know what is there now. */
  private static void analyze(Handle handle, Table<?> table, long rows) {
    if (rows >= WORTH_ANALYZING) {
      handle.execute("analyze clientele." + table.name());
    }
  }

  private static <S extends SqlStatement<S>> S keyed(
      S statement, RunId key, Map<String, ?> parameters) {
    return statement
        .bindMap(parameters)
        .bind("month", key.month().atDay(1))
        .bind("revision", key.revision());
  }
}
