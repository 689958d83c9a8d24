package clientele.infra.db.upkeep;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Statements;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Removes what is older than it has to be kept, and writes down what. Sums of published months
 * stand in other tables and stay; so do segments, whose ids are never given twice.
 */
public final class RetentionStore {
  private final Jdbi jdbi;

  public RetentionStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Removes what may go; each month in a transaction of its own.
   *
   * @param rawMonths months of raw lines that are kept, counted back from the newest published
   * @param oldRevisions how long what a later revision replaced is kept
   * @return rows removed
   */
  public long sweep(OptionalInt rawMonths, Optional<Duration> oldRevisions, Instant now) {
    long rows = 0;
    if (rawMonths.isPresent()) {
      for (Key key : keys("retention/old_lines", "months", rawMonths.getAsInt())) {
        rows += remove("raw lines", key, RetentionStore::rawLines);
      }
    }
    if (oldRevisions.isPresent()) {
      Instant before = now.minus(oldRevisions.get());
      for (Key key : keys("retention/old_runs", "before", before)) {
        rows += remove("customer rows", key, RetentionStore::customerRows);
      }
      for (Key key : keys("retention/old_readings", "before", before)) {
        rows += remove("lines", key, RetentionStore::lines);
      }
    }
    return rows;
  }

  /** Month and revision, of lines or of a run. */
  private record Key(java.time.LocalDate month, int revision) {
    Map<String, Object> parameters() {
      return Map.of("month", month, "revision", revision);
    }
  }

  /** Deletes something and says how many rows. */
  private interface Deletion {
    long of(Handle handle, Key key);
  }

  private List<Key> keys(String script, String name, Object value) {
    return using(
        handle ->
            Statements.query(handle, script, Map.of(name, value))
                .map(
                    (row, context) ->
                        new Key(row.getObject(1, java.time.LocalDate.class), row.getInt(2)))
                .list());
  }

  private long remove(String what, Key key, Deletion deletion) {
    return using(
        handle ->
            handle.inTransaction(
                inside -> {
                  long rows = deletion.of(inside, key);
                  Statements.execute(
                      inside,
                      "retention/write_removal",
                      Map.of(
                          "what",
                          what,
                          "month",
                          key.month(),
                          "revision",
                          key.revision(),
                          "rows",
                          rows));
                  return rows;
                }));
  }

  private static long rawLines(Handle handle, Key key) {
    Statements.execute(handle, "retention/clear_texts", key.parameters());
    return delete(handle, "transaction_raw", key);
  }

  private static long lines(Handle handle, Key key) {
    return delete(handle, "transaction_raw", key)
        + delete(handle, "transaction_rejected", key)
        + delete(handle, "transaction", key)
        + delete(handle, "customer_order", key);
  }

  private static long customerRows(Handle handle, Key key) {
    long rows = 0;
    for (String table :
        Statements.query(handle, "retention/customer_tables", Map.of())
            .mapTo(String.class)
            .list()) {
      rows += delete(handle, table, key);
    }
    return rows;
  }

  private static long delete(Handle handle, String table, Key key) {
    return Statements.execute(
        handle, "warehouse/delete_rows", Map.of("table", table), key.parameters());
  }

  private <T> T using(Function<Handle, T> work) {
    return DatabaseErrors.translated("retention", () -> jdbi.withHandle(work::apply));
  }
}
