package clientele.infra.db.upkeep;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Scratch;
import clientele.infra.db.warehouse.RecordColumns;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunId;
import clientele.steps.dag.StepException;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Does a published run once more and says what came out different. All of it is one transaction
 * that is never committed: the tables are set back to what the run found when it was at work, its
 * own rows are laid aside, its steps fill the tables again, and both are compared. Nobody else ever
 * sees any of that.
 */
public final class ReplayStore {
  /** Keyed by the lines' own month: filled again from the raw lines. */
  private static final List<Table<?>> OF_LINES =
      List.of(Tables.TRANSACTION, Tables.TRANSACTION_REJECTED, Tables.DATA_QUALITY);

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

  private static final String OF_RUN = "t.month = :month and t.revision = :revision";
  private static final String OF_INPUT =
      "(t.month, t.revision) in (select data_month, data_revision from clientele.run_input"
          + " where month = :month and revision = :revision)";

  /** Runs that had chosen segments, or were published, before this one came to its own. */
  private static final String EARLIER =
      """
      (t.month, t.revision) in (
        select s.month, s.revision from clientele.run_step s
        where s.step = '%s' and s.status = 'SUCCEEDED'
          and s.finished_at <= (
            select o.started_at from clientele.run_step o
            where o.month = :month and o.revision = :revision and o.step = 'match_segments'
              and o.status = 'SUCCEEDED'))
      """;

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
                    keyed(
                            handle.createQuery(
                                """
                                select distinct f.name, f.sha256
                                from clientele.run_input i
                                join clientele.data_month d
                                  on d.month = i.data_month and d.revision = i.data_revision
                                join clientele.source_file f
                                  on f.month = d.pulled_by_month
                                  and f.revision = d.pulled_by_revision
                                where i.month = :month and i.revision = :revision and f.taken > 0
                                order by f.name, f.sha256
                                """),
                            run)
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
                    handle
                        .createQuery(
                            "select settings from clientele.kept_settings"
                                + " where settings_sha256 = :sha256")
                        .bind("sha256", sha256)
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
                    handle.execute(
                        "insert into clientele.kept_settings (settings_sha256, settings)"
                            + " values (?, ?) on conflict do nothing",
                        sha256,
                        settings)));
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
        keyed(
                handle.createQuery(
                    """
                    select to_char(d.month, 'YYYY-MM')
                    from clientele.run_input i
                    join clientele.data_month d
                      on d.month = i.data_month and d.revision = i.data_revision
                    where i.month = :month and i.revision = :revision and d.lines > 0
                      and not exists (
                        select from clientele.transaction_raw r
                        where r.month = d.month and r.revision = d.revision)
                    order by d.month
                    """),
                run)
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
      String which = OF_LINES.contains(table) ? OF_INPUT : OF_RUN;
      keyed(
              handle.createUpdate(
                  "create temporary table kept_%s on commit drop as select t.* from clientele.%s t where %s"
                      .formatted(table.name(), table.name(), which)),
              run)
          .execute();
      keyed(
              handle.createUpdate(
                  "delete from clientele.%s t where %s".formatted(table.name(), which)),
              run)
          .execute();
    }
    hideLater(handle, run, Tables.PUBLICATION, "publish_tables");
    hideLater(handle, run, Tables.SEGMENT, "match_segments");
    handle.execute("analyze clientele.transaction");
  }

  /** What the steps look up in the past is what has a row in one of these. */
  private static void hideLater(Handle handle, RunId run, Table<?> table, String writtenBy) {
    keyed(
            handle.createUpdate(
                "delete from clientele.%s t where not %s"
                    .formatted(table.name(), EARLIER.formatted(writtenBy))),
            run)
        .execute();
  }

  private static List<Agreement> compare(Handle handle, RunId run) {
    List<Agreement> agreements = new ArrayList<>();
    for (Table<?> table : replayed()) {
      String which = OF_LINES.contains(table) ? OF_INPUT : OF_RUN;
      String line =
          "select row(t.month, t.revision, t.%s)::text from"
              .formatted(String.join(", t.", RecordColumns.of(table.row()).names()));
      String kept = "%s kept_%s t".formatted(line, table.name());
      String made = "%s clientele.%s t where %s".formatted(line, table.name(), which);
      long differing =
          keyed(
                  handle.createQuery(
                      "select count(*) from ((%s except all %s) union all (%s except all %s)) as d"
                          .formatted(kept, made, made, kept)),
                  run)
              .mapTo(Long.class)
              .one();
      long rows =
          handle.createQuery("select count(*) from kept_" + table.name()).mapTo(Long.class).one();
      agreements.add(new Agreement(table.name(), rows, differing));
    }
    return agreements;
  }

  private static List<Table<?>> replayed() {
    return Tables.ALL.stream().filter(table -> !NOT_REPLAYED.contains(table)).toList();
  }

  private static <S extends SqlStatement<S>> S keyed(S statement, RunId run) {
    return statement.bind("month", run.month().atDay(1)).bind("revision", run.revision());
  }
}
