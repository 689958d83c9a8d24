package clientele.steps.segments.facts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * One customer of the month and their cluster in the chosen clustering.
 *
 * @param cluster −1 for noise, and for a customer the clustering does not know
 * @param membership 0 … 1
 * @param monetary net revenue, exact
 * @param known whether the clustering knows them
 */
public record ClusterMember(
    String customerId, int cluster, double membership, BigDecimal monetary, boolean known) {

  /** The customers, some clusters put into others. */
  public static List<ClusterMember> joined(
      List<ClusterMember> members, Map<Integer, Integer> into) {
    return members.stream()
        .map(
            m ->
                new ClusterMember(
                    m.customerId(),
                    into.getOrDefault(m.cluster(), m.cluster()),
                    m.membership(),
                    m.monetary(),
                    m.known()))
        .toList();
  }
}
