package clientele.infra.db.upkeep;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Keys;
import clientele.infra.db.connection.Scratch;
import clientele.infra.db.connection.Statements;
import clientele.steps.dag.RunId;
import java.time.Instant;
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
            Statements.query(handle, "late/readings", Map.of())
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
                Statements.query(handle, "late/looked", Map.of())
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
                  Statements.execute(inside, "late/clear_looks", Map.of());
                  files.forEach(
                      (name, sha256) ->
                          Statements.execute(
                              inside,
                              "late/look",
                              Map.of("name", name, "sha256", sha256, "now", now)));
                  for (Reading reading : all) {
                    write(inside, reading, changes, now);
                  }
                  return true;
                }));
  }

  private static void write(
      Handle handle, Reading reading, Map<Reading, Change> changes, Instant now) {
    Change change = changes.get(reading);
    if (change == null) {
      Statements.execute(handle, "late/settled", Statements.key(reading.run()));
      return;
    }
    Statements.execute(
        handle,
        "late/found",
        Statements.key(
            reading.run(),
            Map.of(
                "data_revision", reading.dataRevision(),
                "lines_new", change.linesNew(),
                "lines_gone", change.linesGone(),
                "now", now)));
  }

  /** The findings that no revision has settled, oldest month first. */
  public List<Late> open() {
    return using(
        handle ->
            Statements.query(handle, "late/unsettled", Map.of())
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
