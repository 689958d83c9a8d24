package clientele.infra.db.upkeep;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Scratch;
import clientele.infra.db.connection.Statements;
import clientele.infra.db.warehouse.RecordColumns;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.StepException;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Does a published run once more and says what came out different. All of it is one transaction
 * that is never committed: the tables are set back to what the run found when it was at work, its
 * own rows are laid aside, its steps fill the tables again, and both are compared. Nobody else ever
 * sees any of that.
 */
public final class ReplayStore {
  /** Keyed by the lines' own month: filled again from the raw lines. */
  private static final List<Table<?>> OF_LINES =
      List.of(
          Tables.TRANSACTION,
          Tables.TRANSACTION_REJECTED,
          Tables.DATA_QUALITY,
          Tables.CUSTOMER_ORDER);

  /** Not done again: what was read, and what was mailed. */
  private static final Set<Table<?>> NOT_REPLAYED =
      Set.of(
          Tables.SOURCE_FILE,
          Tables.RUN_INPUT,
          Tables.DATA_MONTH,
          Tables.TRANSACTION_RAW,
          Tables.SOURCE_NOTE,
          Tables.CUSTOMER_ATTRIBUTE,
          Tables.PRODUCT_CATEGORY,
          Tables.MAIL_DELIVERY);

  private final Jdbi jdbi;

  public ReplayStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A table before and after.
   *
   * @param rows rows of the published run
   * @param differing rows that only one of the two has
   */
  public record Agreement(String table, long rows, long differing) {}

  /**
   * A file that the run's lines were read from, by this run or one before it.
   *
   * @param name as the source calls it
   * @param sha256 of its bytes when it was read
   */
  public record Input(String name, String sha256) {}

  /** The files that the lines of the run's window were read from, by name. */
  public List<Input> inputs(RunId run) {
    return DatabaseErrors.translated(
        "inputs",
        () ->
            jdbi.withHandle(
                handle ->
                    Statements.query(handle, "replay/inputs", Statements.key(run))
                        .map(
                            (row, context) ->
                                new Input(row.getString("name"), row.getString("sha256")))
                        .list()));
  }

  /** The settings of that hash, if they were kept. */
  public Optional<String> settings(String sha256) {
    return DatabaseErrors.translated(
        "settings",
        () ->
            jdbi.withHandle(
                handle ->
                    Statements.query(handle, "replay/settings", Map.of("sha256", sha256))
                        .mapTo(String.class)
                        .findOne()));
  }

  /** Keeps settings for later replays. */
  public void keep(String sha256, String settings) {
    DatabaseErrors.translated(
        "settings",
        () ->
            jdbi.withHandle(
                handle ->
                    Statements.execute(
                        handle,
                        "replay/keep_settings",
                        Map.of("sha256", sha256, "settings", settings))));
  }

  /**
   * Does the run again and compares.
   *
   * @param steps fills the tables, on this very thread
   * @throws StepException BAD_INPUT if the raw lines of a month of its window are gone
   */
  public List<Agreement> replay(RunId run, Runnable steps) {
    return Scratch.during(
        jdbi,
        "replay",
        handle -> {
          demandLines(handle, run);
          setBack(handle, run);
          steps.run();
          return compare(handle, run);
        });
  }

  private static void demandLines(Handle handle, RunId run) {
    List<String> gone =
        Statements.query(handle, "replay/months_without_lines", Statements.key(run))
            .mapTo(String.class)
            .list();
    if (!gone.isEmpty()) {
      throw new StepException(
          ErrorCode.BAD_INPUT,
          "the run cannot be done again, the raw lines of its window are gone [%s]. Maybe retention removed them."
              .formatted(String.join(", ", gone)));
    }
  }

  private static void setBack(Handle handle, RunId run) {
    for (Table<?> table : replayed()) {
      boolean ofLines = OF_LINES.contains(table);
      Map<String, String> name = Map.of("table", table.name());
      Statements.execute(
          handle,
          ofLines ? "replay/lay_aside_of_input" : "replay/lay_aside_of_run",
          name,
          Statements.key(run));
      Statements.execute(
          handle,
          ofLines ? "replay/delete_of_input" : "warehouse/delete_rows",
          name,
          Statements.key(run));
    }
    hideLater(handle, run, Tables.PUBLICATION, "publish_tables");
    hideLater(handle, run, Tables.SEGMENT, "match_segments");
    Statements.execute(handle, "ingest/analyze_transaction", Map.of());
  }

  /** What the steps look up in the past is what has a row in one of these. */
  private static void hideLater(Handle handle, RunId run, Table<?> table, String writtenBy) {
    Statements.execute(
        handle,
        "replay/hide_later",
        Map.of("table", table.name()),
        Statements.key(run, Map.of("written_by", writtenBy)));
  }

  private static List<Agreement> compare(Handle handle, RunId run) {
    List<Agreement> agreements = new ArrayList<>();
    for (Table<?> table : replayed()) {
      String columns = "t." + String.join(", t.", RecordColumns.of(table.row()).names());
      long differing =
          count(
              handle,
              OF_LINES.contains(table) ? "replay/differing_of_input" : "replay/differing_of_run",
              Map.of("table", table.name(), "columns", columns),
              run);
      long rows = count(handle, "replay/rows_before", Map.of("table", table.name()), run);
      agreements.add(new Agreement(table.name(), rows, differing));
    }
    return agreements;
  }

  private static long count(Handle handle, String script, Map<String, String> names, RunId run) {
    return Statements.query(handle, script, names, Statements.key(run)).mapTo(Long.class).one();
  }

  private static List<Table<?>> replayed() {
    return Tables.ALL.stream().filter(table -> !NOT_REPLAYED.contains(table)).toList();
  }
}
