package clientele.steps.segments.match;

import clientele.steps.core.matching.MatchParams;
import clientele.steps.core.matching.SegmentMatcher;
import clientele.steps.segments.facts.ClusterFacts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives every cluster of a month the id of the segment it is.
 *
 * <p>Asked in turn, first by shared customers: the month's own earlier revision, the rules of the
 * month before ({@link RuleHeirs}), the published month before, and the segments that have ended.
 * What is left is asked by profile: month before and the ended. A revision that was made before the
 * month before was issued is asked last, so that it gives no id another meaning. Who is nobody gets
 * a new id, the largest revenue first; ids count up over the whole history and are never given
 * twice.
 */
public final class Identities {
  private final SegmentMatcher matcher;
  private final List<ClusterFacts> clusters;
  private final int[] idOf;
  private final Set<Integer> given = new HashSet<>();

  public Identities(MatchParams params, List<ClusterFacts> clusters) {
    this.matcher = new SegmentMatcher(params);
    this.clusters = clusters;
    this.idOf = new int[clusters.size()];
  }

  /** The ids of clusters that were made by a kept model, which are its segments. */
  static int[] kept(List<ClusterFacts> clusters) {
    return clusters.stream().mapToInt(ClusterFacts::cluster).toArray();
  }

  /**
   * One id a cluster, in the order of the clusters.
   *
   * @param heirs the segment of the month before that a cluster is by its rule
   */
  public int[] find(PastSegments past, Map<Integer, Integer> heirs) {
    byCustomers(past.own());
    byRules(past.before(), heirs);
    byCustomers(past.before());
    byCustomers(past.ended());
    byProfile(past.before());
    byProfile(past.ended());
    byCustomers(past.outdated());
    int highest = past.highestId();
    for (int j : byRevenue()) {
      if (idOf[j] == 0) {
        idOf[j] = ++highest;
      }
    }
    return idOf.clone();
  }

  private void byRules(Reference before, Map<Integer, Integer> heirs) {
    for (int j = 0; j < idOf.length; j++) {
      int segment = heirs.getOrDefault(clusters.get(j).cluster(), 0);
      if (idOf[j] == 0 && before.indexOf(segment) >= 0 && given.add(segment)) {
        idOf[j] = segment;
      }
    }
  }

  private void byCustomers(Reference reference) {
    take(
        reference,
        matcher.byCustomers(reference.overlaps(), reference.distance(), free(reference), open()));
  }

  private void byProfile(Reference reference) {
    take(
        reference,
        matcher.byProfile(reference.overlaps(), reference.distance(), free(reference), open()));
  }

  private void take(Reference reference, int[] clusterOf) {
    for (int i = 0; i < clusterOf.length; i++) {
      if (clusterOf[i] >= 0) {
        idOf[clusterOf[i]] = reference.segments().get(i).segmentId();
        given.add(idOf[clusterOf[i]]);
      }
    }
  }

  private boolean[] free(Reference reference) {
    boolean[] free = new boolean[reference.segments().size()];
    for (int i = 0; i < free.length; i++) {
      free[i] = !given.contains(reference.segments().get(i).segmentId());
    }
    return free;
  }

  private boolean[] open() {
    boolean[] open = new boolean[idOf.length];
    for (int j = 0; j < open.length; j++) {
      open[j] = idOf[j] == 0;
    }
    return open;
  }

  private List<Integer> byRevenue() {
    List<Integer> order = new ArrayList<>();
    for (int j = 0; j < clusters.size(); j++) {
      order.add(j);
    }
    order.sort(
        Comparator.comparing((Integer j) -> clusters.get(j).revenue(), BigDecimal::compareTo)
            .reversed()
            .thenComparing(j -> clusters.get(j).cluster()));
    return order;
  }
}
