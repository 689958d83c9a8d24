package clientele.steps.segments;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one group of the clusters that would bear the same name: what reads the same, and is
 * answered by the same levers, is one segment to whoever acts on it. A border between two such
 * clusters is also what moves most from seed to seed.
 */
final class AlikeClusters {
  private AlikeClusters() {}

  /** The lowest label among its like, for every label but noise. */
  static Map<Integer, Integer> groups(List<ClusterFacts> clusters) {
    Map<Persona, Integer> lowest = new EnumMap<>(Persona.class);
    for (ClusterFacts facts : clusters) {
      if (facts.cluster() >= 0) {
        lowest.merge(PersonaRules.personaOf(facts.standing()), facts.cluster(), Math::min);
      }
    }
    Map<Integer, Integer> groups = new HashMap<>();
    for (ClusterFacts facts : clusters) {
      if (facts.cluster() >= 0) {
        Persona persona = PersonaRules.personaOf(facts.standing());
        groups.put(facts.cluster(), lowest.getOrDefault(persona, facts.cluster()));
      }
    }
    return groups;
  }

  /** The customers, each in his group. */
  static List<ClusterMember> merge(List<ClusterMember> members, List<ClusterFacts> clusters) {
    return ClusterMember.joined(members, groups(clusters));
  }
}
