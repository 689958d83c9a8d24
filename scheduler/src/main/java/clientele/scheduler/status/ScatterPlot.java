package clientele.scheduler.status;

import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The embedding as one SVG path per segment, small enough for a plain page: dots that fall on the
 * same pixel are drawn once.
 *
 * @param layers one per segment, in the order of their ids
 */
public record ScatterPlot(List<Layer> layers) {
  private static final int SIZE = 600;
  private static final int MARGIN = 10;

  /**
   * The dots of one segment.
   *
   * @param segmentId the segment
   * @param path SVG path of dots of length zero, drawn with round caps
   */
  public record Layer(int segmentId, String path) {}

  static ScatterPlot of(List<StatusRows.Point> points) {
    DoubleSummaryStatistics x = range(points, StatusRows.Point::x);
    DoubleSummaryStatistics y = range(points, StatusRows.Point::y);
    Map<Integer, List<StatusRows.Point>> bySegment =
        points.stream()
            .collect(
                Collectors.groupingBy(
                    StatusRows.Point::segmentId, TreeMap::new, Collectors.toList()));
    return new ScatterPlot(
        bySegment.entrySet().stream()
            .map(entry -> new Layer(entry.getKey(), path(entry.getValue(), x, y)))
            .sorted(Comparator.comparingInt(Layer::segmentId))
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
