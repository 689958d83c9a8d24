package clientele.steps.segments.match;

import clientele.steps.segments.facts.ClusterMember;
import clientele.steps.segments.naming.SegmentNaming;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.segment.SegmentCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which of the month's own clusters the customers of each segment are in. */
final class ClusterOverlap {
  private ClusterOverlap() {}

  /** One row for every segment and cluster that share customers. */
  static List<SegmentCluster> count(List<ClusterMember> members, List<CustomerSegment> segments) {
    Map<String, Integer> clusterOf = new TreeMap<>();
    members.forEach(m -> clusterOf.put(m.customerId(), m.cluster()));
    Map<Integer, Map<Integer, Long>> counts = new TreeMap<>();
    for (CustomerSegment customer : segments) {
      counts
          .computeIfAbsent(customer.segmentId(), segment -> new TreeMap<>())
          .merge(clusterOf.getOrDefault(customer.customerId(), SegmentNaming.NOISE), 1L, Long::sum);
    }
    List<SegmentCluster> rows = new ArrayList<>();
    counts.forEach(
        (segment, clusters) ->
            clusters.forEach((cluster, n) -> rows.add(new SegmentCluster(segment, cluster, n))));
    return rows;
  }

  /** The segments, each with the cluster most of its customers are in, the lowest of equals. */
  static List<Segment> mostly(List<Segment> segments, List<SegmentCluster> overlaps) {
    return segments.stream()
        .map(
            s ->
                s.isNoise()
                    ? s
                    : new Segment(
                        s.segmentId(), most(s.segmentId(), overlaps), s.name(), s.persona(), false))
        .toList();
  }

  private static int most(int segment, List<SegmentCluster> overlaps) {
    int cluster = SegmentNaming.NOISE;
    long most = 0;
    for (SegmentCluster overlap : overlaps) {
      if (overlap.segmentId() == segment && overlap.customers() > most) {
        cluster = overlap.cluster();
        most = overlap.customers();
      }
    }
    return cluster;
  }
}
