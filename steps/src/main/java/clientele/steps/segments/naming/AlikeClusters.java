package clientele.steps.segments.naming;

import clientele.steps.segments.facts.ClusterFacts;
import clientele.steps.segments.facts.ClusterMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one group of the clusters that would bear the same name: what reads the same, and is
 * answered by the same levers, is one segment to whoever acts on it. Persona and manner make the
 * name: by the persona alone, the synthetic shop's subscribers, advocates and givers of presents
 * became one segment of half its customers. A border between two such clusters is also what moves
 * most from seed to seed.
 */
public final class AlikeClusters {
  private AlikeClusters() {}

  /** The lowest label among its like, for every label but noise. */
  public static Map<Integer, Integer> groups(List<ClusterFacts> clusters) {
    Map<String, Integer> lowest = new HashMap<>();
    for (ClusterFacts facts : clusters) {
      if (facts.cluster() >= 0) {
        lowest.merge(name(facts), facts.cluster(), Math::min);
      }
    }
    Map<Integer, Integer> groups = new HashMap<>();
    for (ClusterFacts facts : clusters) {
      if (facts.cluster() >= 0) {
        groups.put(facts.cluster(), lowest.getOrDefault(name(facts), facts.cluster()));
      }
    }
    return groups;
  }

  private static String name(ClusterFacts facts) {
    return facts.manner().after(facts.persona().title());
  }

  /** The customers, each in their group. */
  public static List<ClusterMember> merge(
      List<ClusterMember> members, List<ClusterFacts> clusters) {
    return ClusterMember.joined(members, groups(clusters));
  }
}
