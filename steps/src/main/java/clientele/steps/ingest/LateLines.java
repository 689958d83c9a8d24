package clientele.steps.ingest;

import clientele.steps.dag.RunId;
import clientele.steps.port.SqlScript;
import clientele.steps.port.TransactionSource;
import clientele.steps.port.Warehouse;
import clientele.steps.table.Tables;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Holds the source against months that were read before: which lines it has now and had not, and
 * the other way round. Meant for a transaction that is never committed, as it writes what it reads
 * beside the held lines.
 */
public final class LateLines {
  private static final SqlScript COMPARE = new SqlScript("ingest/late_lines");
  private static final SqlScript UNNAME = new SqlScript("ingest/unname_forgotten");

  /** Lines without a readable date belong to no month, so not to any that is looked at. */
  private static final YearMonth NEVER = YearMonth.of(9999, 12);

  private static final int ASIDE = 1_000_000;

  private final TransactionSource source;
  private final Warehouse warehouse;

  public LateLines(TransactionSource source, Warehouse warehouse) {
    this.source = source;
    this.warehouse = warehouse;
  }

  /** Lines of one month that came, or went, since it was read. */
  public record Change(long linesNew, long linesGone) {
    /** Whether anything has changed. */
    public boolean any() {
      return linesNew + linesGone > 0;
    }
  }

  /**
   * Reads the whole source once.
   *
   * @param held the data revision of each month that is looked at
   * @return the months that have changed
   */
  public SortedMap<YearMonth, Change> find(Map<YearMonth, Integer> held) {
    Map<YearMonth, RunId> aside = new TreeMap<>();
    held.forEach((month, revision) -> aside.put(month, new RunId(month, ASIDE + revision)));
    Tally tally = new Tally(NEVER, aside);
    warehouse.stream(
        new HashSet<>(aside.values()),
        Tables.TRANSACTION_RAW,
        writer -> {
          for (String file : source.files(aside.keySet())) {
            tally.nextFile();
            source.read(file, line -> tally.sort(line, writer));
          }
        });
    SortedMap<YearMonth, Change> changes = new TreeMap<>();
    aside.forEach(
        (month, key) -> {
          warehouse.execute(key, UNNAME, Map.of());
          Change change =
              warehouse.query(key, COMPARE, Map.of("held", held.get(month)), Change.class).get(0);
          if (change.any()) {
            changes.put(month, change);
          }
        });
    return changes;
  }
}
