package clientele.steps.segments.naming;

import clientele.steps.segments.facts.ClusterFacts;
import clientele.steps.segments.facts.Persona;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * Finds a home for groups of too few customers to be a segment: a handful can neither be trusted
 * nor acted on, and a kept model leaves such remnants when a segment empties. The smallest goes
 * first, to the group of the same persona or else of the nearest profile, until none is too small
 * or one is left. Noise neither joins nor is joined.
 */
final class SmallGroups {
  private SmallGroups() {}

  /**
   * Who joins whom, chains resolved.
   *
   * @param groups with their profiles
   * @param sizes customers of each
   * @param leastOf how many customers a group must have to stand alone
   */
  static SortedMap<Integer, Integer> joins(
      List<ClusterFacts> groups, Map<Integer, Integer> sizes, IntUnaryOperator leastOf) {
    Map<Integer, Integer> size = new HashMap<>(sizes);
    List<ClusterFacts> living = new ArrayList<>(groups.stream().filter(g -> !g.noise()).toList());
    SortedMap<Integer, Integer> into = new TreeMap<>();
    Comparator<ClusterFacts> smallest =
        Comparator.comparingInt((ClusterFacts g) -> size.getOrDefault(g.cluster(), 0))
            .thenComparingInt(ClusterFacts::cluster);
    while (living.size() > 1) {
      Optional<ClusterFacts> small =
          living.stream()
              .filter(g -> size.getOrDefault(g.cluster(), 0) < leastOf.applyAsInt(g.cluster()))
              .min(smallest);
      if (small.isEmpty()) {
        break;
      }
      ClusterFacts leaving = small.get();
      living.remove(leaving);
      int home = living.stream().min(nearest(leaving)).orElseThrow().cluster();
      size.merge(home, size.getOrDefault(leaving.cluster(), 0), Integer::sum);
      into.replaceAll((group, target) -> target == leaving.cluster() ? home : target);
      into.put(leaving.cluster(), home);
    }
    return into;
  }

  private static Comparator<ClusterFacts> nearest(ClusterFacts leaving) {
    Persona persona = leaving.persona();
    return Comparator.comparing((ClusterFacts g) -> g.persona() == persona ? 0 : 1)
        .thenComparing(g -> g.standing().distance(leaving.standing()))
        .thenComparing(ClusterFacts::cluster);
  }
}
