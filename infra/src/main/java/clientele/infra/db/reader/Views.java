package clientele.infra.db.reader;

import clientele.infra.db.connection.Scripts;
import clientele.infra.db.warehouse.FeatureColumns;
import clientele.infra.db.warehouse.RowMappers;
import clientele.steps.port.SqlScript;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads the views of the schema {@code bi} by the statements of the module {@code sql}. For use by
 * many threads.
 *
 * <p>A statement is named by the path of its file, such as {@code status/months}; what it needs is
 * bound by name. {@link FeatureColumns#NAMES} may stand for the features.
 */
public final class Views {
  private static final int PIECE = 10_000;

  private final Jdbi jdbi;
  private final Map<String, String> statements = new ConcurrentHashMap<>();

  Views(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Takes one row of an answer that is larger than memory. */
  @FunctionalInterface
  public interface RowReader {
    /** Reads the columns it wants by their names. */
    void read(ResultSet row) throws SQLException;
  }

  /** Reads columns of this type from their text. */
  public <T> Views reading(Class<T> type, Function<String, T> fromText) {
    jdbi.registerColumnMapper(
        type, (rows, column, context) -> fromText.apply(rows.getString(column)));
    return this;
  }

  /** All rows, one record each; a component is called like its column, in camel case. */
  public <R extends Record> List<R> rows(String script, Map<String, ?> parameters, Class<R> row) {
    return jdbi.withHandle(
        handle -> query(handle, script, parameters).map(RowMappers.of(row)).list());
  }

  /** All values of a statement of one column. */
  public <T> List<T> values(String script, Map<String, ?> parameters, Class<T> type) {
    return jdbi.inTransaction(
        handle -> query(handle, script, parameters).setFetchSize(PIECE).mapTo(type).list());
  }

  /** Hands every row over as it comes. */
  public void each(String script, Map<String, ?> parameters, RowReader reader) {
    jdbi.useTransaction(
        handle ->
            query(handle, script, parameters)
                .setFetchSize(PIECE)
                .map(
                    (row, context) -> {
                      reader.read(row);
                      return true;
                    })
                .forEach(done -> {}));
  }

  private static String text(String script) {
    return Scripts.read(new SqlScript(script), FeatureColumns.NAMES);
  }

  private Query query(Handle handle, String script, Map<String, ?> parameters) {
    return handle.createQuery(statements.computeIfAbsent(script, Views::text)).bindMap(parameters);
  }
}
