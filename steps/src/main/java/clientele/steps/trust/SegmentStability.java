package clientele.steps.trust;

import clientele.steps.table.cluster.ClusterStability;
import clientele.steps.table.segment.SegmentCluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stability of segments that are made of one cluster or several. */
final class SegmentStability {
  private SegmentStability() {}

  /**
   * Silhouette and Jaccard of each segment but noise: the mean over its clusters, by customers;
   * null where one of them has none.
   */
  static Map<Integer, ClusterStability> of(
      List<SegmentCluster> overlaps, List<ClusterStability> clusters) {
    Map<Integer, ClusterStability> ofCluster = new HashMap<>();
    clusters.forEach(c -> ofCluster.put(c.cluster(), c));
    Map<Integer, List<ClusterStability>> parts = new TreeMap<>();
    for (SegmentCluster overlap : overlaps) {
      ClusterStability stability = ofCluster.get(overlap.cluster());
      if (overlap.segmentId() >= 0 && stability != null) {
        parts
            .computeIfAbsent(overlap.segmentId(), segment -> new ArrayList<>())
            .add(
                new ClusterStability(
                    overlap.cluster(),
                    overlap.customers(),
                    stability.silhouette(),
                    stability.jaccard()));
      }
    }
    Map<Integer, ClusterStability> ofSegment = new TreeMap<>();
    parts.forEach(
        (segment, own) ->
            ofSegment.put(
                segment,
                new ClusterStability(
                    segment,
                    own.stream().mapToLong(ClusterStability::customers).sum(),
                    mean(own, ClusterStability::silhouette),
                    mean(own, ClusterStability::jaccard))));
    return ofSegment;
  }

  private static @Nullable Double mean(
      List<ClusterStability> parts, Function<ClusterStability, @Nullable Double> figure) {
    double sum = 0;
    long customers = 0;
    for (ClusterStability part : parts) {
      Double value = figure.apply(part);
      if (value == null) {
        return null;
      }
      sum += value * part.customers();
      customers += part.customers();
    }
    return sum / customers;
  }
}
