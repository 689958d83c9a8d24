package clientele.steps.segments.match;

import clientele.steps.core.matching.Overlaps;
import clientele.steps.dag.RunId;
import clientele.steps.segments.facts.ClusterFacts;
import clientele.steps.segments.naming.KnownSegment;
import java.util.List;
import java.util.Map;

/**
 * Past segments to be matched with this month's clusters, their customers counted.
 *
 * @param segments each as it was last seen, possibly in different months
 * @param overlaps segments × clusters
 * @param distance segments × clusters, of the profiles
 */
@SuppressWarnings("ArrayRecordComponent") // looked up, never compared
public record Reference(List<KnownSegment> segments, Overlaps overlaps, double[][] distance) {

  /**
   * Counts.
   *
   * @param shared by the run the segments are of: who of its customers is in which cluster
   * @param clusters this month's, without noise
   */
  public static Reference of(
      List<KnownSegment> segments,
      Map<RunId, List<SharedCustomers>> shared,
      List<ClusterFacts> clusters) {
    int[][] both = new int[segments.size()][clusters.size()];
    int[] staying = new int[segments.size()];
    int[][] known = new int[segments.size()][clusters.size()];
    double[][] distance = new double[segments.size()][clusters.size()];
    for (int i = 0; i < segments.size(); i++) {
      KnownSegment segment = segments.get(i);
      for (SharedCustomers row : shared.getOrDefault(segment.run(), List.of())) {
        boolean own = row.segmentId() == segment.segmentId();
        staying[i] += own ? row.customers() : 0;
        for (int j = 0; j < clusters.size(); j++) {
          if (clusters.get(j).cluster() == row.cluster()) {
            known[i][j] += row.customers();
            both[i][j] += own ? row.customers() : 0;
          }
        }
      }
      for (int j = 0; j < clusters.size(); j++) {
        distance[i][j] = segment.standing().distance(clusters.get(j).standing());
      }
    }
    return new Reference(List.copyOf(segments), new Overlaps(both, staying, known), distance);
  }

  /** Place of an id, −1 if it is not there. */
  int indexOf(int segmentId) {
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).segmentId() == segmentId) {
        return i;
      }
    }
    return -1;
  }
}
