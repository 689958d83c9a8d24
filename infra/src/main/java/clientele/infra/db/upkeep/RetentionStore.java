package clientele.infra.db.upkeep;

import clientele.infra.db.connection.DatabaseErrors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
  /**
   * Months of lines that are filtered and older than so many months before the newest published.
   */
  private static final String OLD_LINES =
      """
      select d.month, d.revision from clientele.data_month d
      where d.month <= (select max(month) from clientele.publication)
            - make_interval(months => :months)
        and exists (select from clientele.data_quality q
                    where q.month = d.month and q.revision = d.revision and q.rule = 'kept')
        and not exists (select from clientele.removal m
                        where m.what = 'raw lines' and m.month = d.month
                          and m.revision = d.revision)
      """;

  /** Runs replaced long ago that no kept model was learnt from. */
  private static final String OLD_RUNS =
      """
      select r.month, r.revision from clientele.run r
      where exists (select from clientele.publication p
                    join clientele.run n on n.month = p.month and n.revision = p.revision
                    where p.month = r.month and p.revision > r.revision
                      and n.status = 'PUBLISHED' and n.finished_at < :before)
        and not exists (select from clientele.segment_model m
                        where m.anchor_month = r.month and m.anchor_revision = r.revision
                          and (m.month, m.revision) <> (r.month, r.revision))
        and not exists (select from clientele.removal m
                        where m.what = 'customer rows' and m.month = r.month
                          and m.revision = r.revision)
      """;

  /** Readings replaced long ago that no newest run looks at. */
  private static final String OLD_READINGS =
      """
      select d.month, d.revision from clientele.data_month d
      where exists (select from clientele.data_month n
                    join clientele.run r
                      on r.month = n.pulled_by_month and r.revision = n.pulled_by_revision
                    where n.month = d.month and n.revision > d.revision
                      and r.status = 'PUBLISHED' and r.finished_at < :before)
        and not exists (
          select from clientele.run_input i
          join (select month, max(revision) as revision from clientele.run group by month) as r
            on r.month = i.month and r.revision = i.revision
          where i.data_month = d.month and i.data_revision = d.revision)
        and not exists (select from clientele.removal m
                        where m.what = 'lines' and m.month = d.month and m.revision = d.revision)
      """;

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
      for (Key key : keys(OLD_LINES, "months", rawMonths.getAsInt())) {
        rows += remove("raw lines", key, RetentionStore::rawLines);
      }
    }
    if (oldRevisions.isPresent()) {
      Instant before = now.minus(oldRevisions.get());
      for (Key key : keys(OLD_RUNS, "before", before)) {
        rows += remove("customer rows", key, RetentionStore::customerRows);
      }
      for (Key key : keys(OLD_READINGS, "before", before)) {
        rows += remove("lines", key, RetentionStore::lines);
      }
    }
    return rows;
  }

  /** Month and revision, of lines or of a run. */
  private record Key(java.time.LocalDate month, int revision) {}

  /** Deletes something and says how many rows. */
  private interface Deletion {
    long of(Handle handle, Key key);
  }

  private List<Key> keys(String sql, String name, Object value) {
    return using(
        handle ->
            handle
                .createQuery(sql + " order by 1, 2")
                .bind(name, value)
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
                  inside.execute(
                      "insert into clientele.removal (what, month, revision, rows)"
                          + " values (?, ?, ?, ?)",
                      what,
                      key.month(),
                      key.revision(),
                      rows);
                  return rows;
                }));
  }

  private static long rawLines(Handle handle, Key key) {
    handle.execute(
        "update clientele.transaction_rejected set text = ''"
            + " where month = ? and revision = ? and text <> ''",
        key.month(),
        key.revision());
    return delete(handle, "transaction_raw", key);
  }

  private static long lines(Handle handle, Key key) {
    return delete(handle, "transaction_raw", key)
        + delete(handle, "transaction_rejected", key)
        + delete(handle, "transaction", key);
  }

  private static long customerRows(Handle handle, Key key) {
    long rows = 0;
    for (String table :
        handle
            .createQuery(
                """
                select c.table_name from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = 'clientele' and c.column_name = 'customer_id'
                  and t.table_type = 'BASE TABLE' and c.table_name like 'customer%'
                order by c.table_name
                """)
            .mapTo(String.class)
            .list()) {
      rows += delete(handle, table, key);
    }
    return rows;
  }

  private static long delete(Handle handle, String table, Key key) {
    return handle.execute(
        "delete from clientele." + table + " where month = ? and revision = ?",
        key.month(),
        key.revision());
  }

  private <T> T using(Function<Handle, T> work) {
    return DatabaseErrors.translated("retention", () -> jdbi.withHandle(work::apply));
  }
}
