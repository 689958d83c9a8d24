package clientele.infra.db.upkeep;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Keys;
import clientele.infra.db.connection.Scratch;
import clientele.steps.dag.RunId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What is known of the source's files and of lines that came late. */
public final class LateDataStore {
  /** Findings that no later revision has settled. */
  private static final String OPEN =
      """
      select l.* from clientele.late_data l
      where not exists (select from clientele.publication p
                        where p.month = l.month and p.revision > l.revision)
      order by l.month
      """;

  private final Jdbi jdbi;

  public LateDataStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A published run and the reading of its own month.
   *
   * @param run the newest published of its month
   * @param dataRevision of its own month's lines
   */
  public record Reading(RunId run, int dataRevision) {}

  /** Lines that came and lines that went. */
  public record Change(long linesNew, long linesGone) {}

  /** Lines of a published month that changed after it was read. */
  public record Late(RunId run, long linesNew, long linesGone, Instant foundAt) {}

  /** The newest published run of every month whose raw lines are still held. */
  public List<Reading> readings() {
    return using(
        handle ->
            handle
                .createQuery(
                    """
                    select p.month, p.revision, i.data_revision
                    from clientele.published_run p
                    join clientele.run_input i on i.month = p.month and i.revision = p.revision
                      and i.data_month = p.month
                    where not exists (select from clientele.removal m
                                      where m.what = 'raw lines' and m.month = i.data_month
                                        and m.revision = i.data_revision)
                    order by p.month
                    """)
                .map(
                    (row, context) ->
                        new Reading(Keys.MAPPER.map(row, context), row.getInt("data_revision")))
                .list());
  }

  /** The state of every file when it was last looked at. */
  public Map<String, String> looked() {
    return using(
        handle ->
            new TreeMap<>(
                handle
                    .createQuery("select name, sha256 from clientele.source_look")
                    .setMapKeyColumn("name")
                    .setMapValueColumn("sha256")
                    .collectInto(
                        new org.jdbi.v3.core.generic.GenericType<Map<String, String>>() {})));
  }

  /** Does something in a transaction that is never committed. */
  public <T> T aside(Supplier<T> work) {
    return Scratch.during(jdbi, "late lines", work);
  }

  /** Writes down what a look has found; a month that is as it was read is no longer late. */
  public void found(
      Map<String, String> files, Map<Reading, Change> changes, List<Reading> all, Instant now) {
    using(
        handle ->
            handle.inTransaction(
                inside -> {
                  inside.execute("delete from clientele.source_look");
                  files.forEach(
                      (name, sha256) ->
                          inside.execute(
                              "insert into clientele.source_look values (?, ?, ?)",
                              name,
                              sha256,
                              now));
                  for (Reading reading : all) {
                    write(inside, reading, changes, now);
                  }
                  return true;
                }));
  }

  private static void write(
      Handle handle, Reading reading, Map<Reading, Change> changes, Instant now) {
    LocalDate month = reading.run().month().atDay(1);
    Change change = changes.get(reading);
    if (change == null) {
      handle.execute(
          "delete from clientele.late_data where month = ? and revision = ?",
          month,
          reading.run().revision());
      return;
    }
    handle.execute(
        "insert into clientele.late_data values (?, ?, ?, ?, ?, ?)"
            + " on conflict (month, revision) do update"
            + " set lines_new = excluded.lines_new, lines_gone = excluded.lines_gone",
        month,
        reading.run().revision(),
        reading.dataRevision(),
        change.linesNew(),
        change.linesGone(),
        now);
  }

  /** The findings that no revision has settled, oldest month first. */
  public List<Late> open() {
    return using(
        handle ->
            handle
                .createQuery(OPEN)
                .map(
                    (row, context) ->
                        new Late(
                            Keys.MAPPER.map(row, context),
                            row.getLong("lines_new"),
                            row.getLong("lines_gone"),
                            row.getObject("found_at", java.time.OffsetDateTime.class).toInstant()))
                .list());
  }

  /** The months of the findings. */
  public List<YearMonth> months() {
    return open().stream().map(late -> late.run().month()).toList();
  }

  private <T> T using(Function<Handle, T> work) {
    return DatabaseErrors.translated("late data", () -> jdbi.withHandle(work::apply));
  }
}
