package clientele.scheduler.status.read;

import clientele.infra.db.reader.Views;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What pages and API read of who may order nothing. For use by many threads. */
public final class ChurnReader {
  private final Views views;

  /**
   * Takes the views of the pages.
   *
   * @param views read as bi_reader
   */
  public ChurnReader(Views views) {
    this.views = views;
  }

  /** A customer's chance after a published month; none where none is published. */
  public Optional<ChurnRows.CustomerChance> of(YearMonth month, String customer) {
    return read(
            "customer_churn",
            Map.of("month", month.atDay(1), "customer", customer),
            ChurnRows.CustomerChance.class)
        .stream()
        .findFirst();
  }

  /** Customers of a published month with a chance, by id after one. */
  public List<ChurnRows.ListedChance> customers(YearMonth month, String after, int limit) {
    return read(
        "churn_customers",
        Map.of("month", month.atDay(1), "after", after, "limit", limit),
        ChurnRows.ListedChance.class);
  }

  /** What the segments of a published month may lose, the largest loss first. */
  public List<ChurnRows.SegmentLoss> segments(YearMonth month) {
    return read("segment_churn", of(month), ChurnRows.SegmentLoss.class);
  }

  /** What one segment of a published month may lose; none where no chance is published. */
  public Optional<ChurnRows.SegmentLoss> segment(YearMonth month, int segment) {
    return segments(month).stream().filter(row -> row.segmentId() == segment).findFirst();
  }

  /** How true the chances were, of one published month. */
  public List<ChurnRows.ChurnRecord> model(YearMonth month) {
    return read("churn_model", of(month), ChurnRows.ChurnRecord.class);
  }

  /** What chances promised and what came, by bin. */
  public List<ChurnRows.ReliabilityBin> reliability(YearMonth month) {
    return read("churn_reliability", of(month), ChurnRows.ReliabilityBin.class);
  }

  private static Map<String, Object> of(YearMonth month) {
    return Map.of("month", month.atDay(1));
  }

  private <R extends Record> List<R> read(String query, Map<String, ?> parameters, Class<R> row) {
    return views.rows("status/" + query, parameters, row);
  }
}
