package clientele.scheduler.status;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The embedding as one SVG path per segment, small enough for a plain page: dots that fall on the
 * same pixel are drawn once.
 *
 * @param layers one per segment, the first at the bottom
 */
public record ScatterPlot(List<Layer> layers) {
  private static final int SIZE = 600;
  private static final int MARGIN = 10;

  /**
   * The dots of one segment.
   *
   * @param style class of the style sheet
   * @param path SVG path of dots of length zero, drawn with round caps
   */
  public record Layer(String style, String path) {}

  /** Draws the segments in their order, the last on top. */
  static ScatterPlot of(List<StatusRows.SegmentLine> segments, List<StatusRows.Point> points) {
    DoubleSummaryStatistics x = range(points, StatusRows.Point::x);
    DoubleSummaryStatistics y = range(points, StatusRows.Point::y);
    Map<Integer, List<StatusRows.Point>> bySegment =
        points.stream().collect(Collectors.groupingBy(StatusRows.Point::segmentId));
    return new ScatterPlot(
        IntStream.range(0, segments.size())
            .mapToObj(
                i ->
                    new Layer(
                        segments.get(i).style(i),
                        path(bySegment.getOrDefault(segments.get(i).segmentId(), List.of()), x, y)))
            .toList());
  }

  private static String path(
      List<StatusRows.Point> points, DoubleSummaryStatistics x, DoubleSummaryStatistics y) {
    return points.stream()
        .map(point -> "M" + pixel(point.x(), x) + " " + (SIZE - pixel(point.y(), y)) + "h0")
        .distinct()
        .collect(Collectors.joining());
  }

  private static long pixel(double value, DoubleSummaryStatistics range) {
    double span = Math.max(range.getMax() - range.getMin(), 1e-12);
    return MARGIN + Math.round((value - range.getMin()) / span * (SIZE - 2 * MARGIN));
  }

  private static DoubleSummaryStatistics range(
      List<StatusRows.Point> points, ToDoubleFunction<StatusRows.Point> coordinate) {
    return points.stream().mapToDouble(coordinate).summaryStatistics();
  }
}
