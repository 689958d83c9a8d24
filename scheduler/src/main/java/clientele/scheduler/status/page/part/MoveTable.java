package clientele.scheduler.status.page.part;

import clientele.scheduler.status.read.SegmentRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who went where between two months, as a table coloured by the share of the row.
 *
 * @param to the columns
 * @param rows one a segment of the earlier month, and one of those who were not there
 */
public record MoveTable(List<String> to, List<Row> rows) {
  /** Where the customers of one segment went. */
  public record Row(String from, List<Cell> cells) {}

  /**
   * How many went to one of the columns.
   *
   * @param heat 0 to 8 by the share of the row
   * @param stayed whether it is the segment they were in
   */
  public record Cell(long customers, int heat, boolean stayed) {}

  /**
   * Lays out the moves.
   *
   * @param names of the segments of both months
   */
  public static MoveTable of(List<SegmentRows.Move> moves, Map<Integer, String> names) {
    List<@Nullable Integer> from = order(moves.stream().map(SegmentRows.Move::fromSegmentId));
    List<@Nullable Integer> to = order(moves.stream().map(SegmentRows.Move::toSegmentId));
    List<Row> rows = new ArrayList<>();
    for (Integer source : from) {
      Map<Integer, Long> counts = new LinkedHashMap<>();
      long all = 0;
      for (SegmentRows.Move move : moves) {
        if (Objects.equals(move.fromSegmentId(), source)) {
          counts.put(key(move.toSegmentId()), move.customers());
          all += move.customers();
        }
      }
      List<Cell> cells = new ArrayList<>();
      for (Integer target : to) {
        long customers = counts.getOrDefault(key(target), 0L);
        int heat = customers == 0 ? 0 : 1 + (int) Math.min(7, Math.floor(8.0 * customers / all));
        cells.add(new Cell(customers, heat, Objects.equals(source, target)));
      }
      rows.add(new Row(name(source, names, "new or back"), cells));
    }
    return new MoveTable(to.stream().map(id -> name(id, names, "gone")).toList(), rows);
  }

  private static int key(@Nullable Integer segment) {
    return segment == null ? Integer.MIN_VALUE : segment;
  }

  private static String name(@Nullable Integer segment, Map<Integer, String> names, String absent) {
    return segment == null ? absent : names.getOrDefault(segment, "segment " + segment);
  }

  /** By id, those who are not there last. */
  private static List<@Nullable Integer> order(
      java.util.stream.Stream<@Nullable Integer> segments) {
    List<@Nullable Integer> seen = new ArrayList<>(segments.toList());
    boolean absent = seen.removeIf(Objects::isNull);
    List<@Nullable Integer> order = new ArrayList<>(new TreeSet<>(seen));
    if (absent) {
      order.add(null);
    }
    return order;
  }
}
