package clientele.scheduler.status.page.part;

import clientele.scheduler.status.read.SegmentRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The size of every segment in every month, as a table; the chart is drawn from the same rows.
 *
 * @param months oldest first
 * @param lines one a segment, by id, with the name it bore last
 */
public record Trend(List<String> months, List<Line> lines) {
  /** A segment; null where a month did not have it. */
  public record Line(int segmentId, String name, List<@Nullable Long> customers) {}

  public static Trend of(List<SegmentRows.History> history) {
    List<String> months = history.stream().map(SegmentRows.History::month).distinct().toList();
    Map<Integer, Map<String, SegmentRows.History>> bySegment = new TreeMap<>();
    for (SegmentRows.History row : history) {
      bySegment.computeIfAbsent(row.segmentId(), id -> new LinkedHashMap<>()).put(row.month(), row);
    }
    List<Line> lines = new ArrayList<>();
    bySegment.forEach(
        (id, rows) -> {
          List<@Nullable Long> customers = new ArrayList<>();
          String name = "";
          for (String month : months) {
            SegmentRows.History row = rows.get(month);
            customers.add(row == null ? null : row.customers());
            name = row == null ? name : row.segmentName();
          }
          lines.add(new Line(id, name, customers));
        });
    return new Trend(months, lines);
  }
}
