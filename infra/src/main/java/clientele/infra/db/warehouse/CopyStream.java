package clientele.infra.db.warehouse;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Scripts;
import clientele.steps.dag.RunId;
import clientele.steps.port.BulkWriter;
import clientele.steps.port.SqlScript;
import clientele.steps.table.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into one table by COPY, sent in pieces so that the whole never stands here. */
final class CopyStream<R extends Record> implements BulkWriter<R> {
  private static final SqlScript COPY = new SqlScript("warehouse/copy");
  private static final int PIECE = 1 << 16;

  private final CopyIn copy;
  private final Set<RunId> keys;
  private final RecordColumns columns;
  private final CopyText text = new CopyText();

  private CopyStream(CopyIn copy, Set<RunId> keys, RecordColumns columns) {
    this.copy = copy;
    this.keys = keys;
    this.columns = columns;
  }

  /** Lets the producer write and returns the number of rows; on failure none is kept. */
  static <R extends Record> long write(
      Connection connection, Set<RunId> keys, Table<R> table, Consumer<BulkWriter<R>> producer) {
    RecordColumns columns = RecordColumns.of(table.row());
    String sql = Scripts.read(COPY, Map.of("table", table.name(), "columns", columns.list()));
    try {
      CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
      try {
        CopyStream<R> stream = new CopyStream<>(copy, Set.copyOf(keys), columns);
        producer.accept(stream);
        stream.flush();
        return copy.endCopy();
      } finally {
        if (copy.isActive()) {
          copy.cancelCopy();
        }
      }
    } catch (SQLException e) {
      throw DatabaseErrors.warehouse(table.name(), e);
    }
  }

  @Override
  public void write(RunId key, R row) {
    if (!keys.contains(key)) {
      throw new IllegalArgumentException("a key that was not named [" + key + "]");
    }
    text.field(key.month().atDay(1), true);
    text.field(key.revision(), false);
    for (int i = 0; i < columns.size(); i++) {
      text.field(columns.value(i, row), false);
    }
    text.endRow();
    if (text.size() >= PIECE) {
      try {
        flush();
      } catch (SQLException e) {
        throw DatabaseErrors.warehouse("copy", e);
      }
    }
  }

  private void flush() throws SQLException {
    copy.writeToCopy(text.buffer(), 0, text.size());
    text.clear();
  }
}
