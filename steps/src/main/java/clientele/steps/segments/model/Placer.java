package clientele.steps.segments.model;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.placement.PlacementModel;
import clientele.steps.table.segment.SegmentJoin;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Places customers as a month does: by its model, and where a segment of that does not stand alone,
 * in the one it has joined.
 */
public record Placer(PlacementModel model, Map<Integer, Integer> into) {

  public static Placer of(PlacementModel model, List<SegmentJoin> joins) {
    return new Placer(
        model,
        joins.stream()
            .collect(Collectors.toMap(SegmentJoin::segmentId, SegmentJoin::joinedSegmentId)));
  }

  /** Segment of each row. */
  public int[] place(Matrix features) {
    return IntStream.of(model.place(features).segments())
        .map(segment -> into.getOrDefault(segment, segment))
        .toArray();
  }
}
