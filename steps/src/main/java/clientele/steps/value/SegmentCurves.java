package clientele.steps.value;

import clientele.steps.core.value.ladder.ReorderCurve;
import clientele.steps.dag.RunId;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.table.value.ReorderPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The reorder curve of each segment, and of all customers together.
 *
 * @param ofSegment by segment id
 * @param ofAll for customers without a segment
 */
record SegmentCurves(Map<Integer, ReorderCurve> ofSegment, ReorderCurve ofAll) {
  private static final SqlScript WAITS = new SqlScript("value/waits");
  private static final int WEEKS = 52;
  private static final int WEEK = 7;

  SegmentCurves {
    ofSegment = Map.copyOf(ofSegment);
  }

  static SegmentCurves read(Warehouse warehouse, RunId run) {
    Map<Integer, List<ReorderCurve.Waits>> waits = new TreeMap<>();
    TreeMap<Integer, ReorderCurve.Waits> all = new TreeMap<>();
    for (Wait wait : warehouse.query(run, WAITS, Map.of(), Wait.class)) {
      ReorderCurve.Waits one = new ReorderCurve.Waits(wait.days, wait.ended, wait.goingOn);
      waits.computeIfAbsent(wait.segmentId, id -> new ArrayList<>()).add(one);
      all.merge(
          wait.days,
          one,
          (a, b) ->
              new ReorderCurve.Waits(a.time(), a.ended() + b.ended(), a.goingOn() + b.goingOn()));
    }
    Map<Integer, ReorderCurve> curves = new TreeMap<>();
    waits.forEach((segment, own) -> curves.put(segment, ReorderCurve.of(own)));
    return new SegmentCurves(curves, ReorderCurve.of(List.copyOf(all.values())));
  }

  /** Of a segment, or of all customers. */
  ReorderCurve of(int segment) {
    return ofSegment.getOrDefault(segment, ofAll);
  }

  /** The curves at the ends of 52 weeks. */
  List<ReorderPoint> points() {
    List<ReorderPoint> points = new ArrayList<>();
    new TreeMap<>(ofSegment)
        .forEach(
            (segment, curve) -> {
              for (int week = 1; week <= WEEKS; week++) {
                int days = week * WEEK;
                points.add(new ReorderPoint(segment, days, curve.waiting(days), curve.error(days)));
              }
            });
    return points;
  }

  /**
   * Waits of one length.
   *
   * @param days how long
   * @param ended with a purchase
   * @param goingOn at the month's end
   */
  record Wait(int segmentId, int days, long ended, long goingOn) {}
}
