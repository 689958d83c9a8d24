package clientele.steps.port;

import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.dag.RunId;
import clientele.steps.table.Table;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The tables of the working set. Every row stands under a key of month and revision; reading and
 * writing name the key, so a step cannot touch another run's rows by accident.
 *
 * <p>Everything called inside {@link clientele.steps.dag.RunJournal#commit} belongs to its
 * transaction. Scripts see the key as {@code :month} (a date, the first of the month) and {@code
 * :revision}. Failures are {@link clientele.steps.dag.StepException}s with the code WAREHOUSE.
 */
public interface Warehouse {

  /** Says that what follows in this transaction reads and writes many rows, not a few. */
  void expectBulk();

  /**
   * Replaces the key's rows by what a SELECT in a file yields; the SELECT names the table's columns
   * without month and revision.
   *
   * @return number of rows now under the key
   */
  long fill(RunId key, Table<?> table, SqlScript select, Map<String, ?> parameters);

  /** Runs one data-changing statement in a file and returns the number of rows it touched. */
  long execute(RunId key, SqlScript statement, Map<String, ?> parameters);

  /** Runs a statement in a file that yields rows, and reads them in the order the file states. */
  <R extends Record> List<R> query(
      RunId key, SqlScript select, Map<String, ?> parameters, Class<R> row);

  /** Reads the key's rows, in the order of the row type's components from left to right. */
  <R extends Record> List<R> rows(RunId key, Table<R> table);

  /** Replaces the key's rows. */
  <R extends Record> long replace(RunId key, Table<R> table, Collection<R> rows);

  /**
   * Replaces the rows of several keys by rows that come as a stream (COPY), for what does not fit
   * into memory.
   *
   * @param keys whose rows are deleted first; only these may be written
   * @return rows written
   */
  <R extends Record> long stream(Set<RunId> keys, Table<R> table, Consumer<BulkWriter<R>> producer);

  /**
   * Reads numeric columns as doubles, one row per {@code customer_id} in ascending order of the
   * id's UTF-16 units.
   */
  CustomerMatrix matrix(RunId key, Table<?> table, List<String> columns);

  /** The newest published run of the latest month before this one that has any. */
  Optional<RunId> publishedBefore(YearMonth month);
}
