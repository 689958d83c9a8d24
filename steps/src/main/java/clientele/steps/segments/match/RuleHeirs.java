package clientele.steps.segments.match;

import clientele.steps.core.matching.Assignment;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.placement.RuleModel;
import clientele.steps.table.segment.SegmentJoin;
import clientele.steps.table.segment.SegmentModelRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds which group of a month lives on as which segment of the month before, where that month's
 * segments were rules. The old rules are asked of today's customers, so that only the rules differ:
 * between two months a third of the customers move by what they did, which says nothing about
 * whether two rules mean the same.
 *
 * <p>The pairs have the greatest sum of Jaccard indices that any assignment has; a pair below a
 * fifth is not made.
 */
final class RuleHeirs {
  private static final double LEAST_JACCARD = 0.2;

  private RuleHeirs() {}

  /**
   * Pairs them.
   *
   * @param rules of the month before; none: nobody lives on
   * @param joins which of their segments did not stand alone
   * @param now today's customers, with the columns that rules are asked of
   * @param groupOf group of every one of them, below 0 for none
   * @return segment by group
   */
  static Map<Integer, Integer> of(
      List<SegmentModelRule> rules,
      List<SegmentJoin> joins,
      CustomerMatrix now,
      Map<String, Integer> groupOf) {
    if (rules.isEmpty()) {
      return Map.of();
    }
    Map<Integer, Integer> into =
        joins.stream()
            .collect(Collectors.toMap(SegmentJoin::segmentId, SegmentJoin::joinedSegmentId));
    int[] placed = RuleModel.of(rules).place(now.values()).segments();
    Map<Integer, Map<Integer, Integer>> shared = new TreeMap<>();
    Map<Integer, Integer> ofGroup = new HashMap<>();
    for (int i = 0; i < placed.length; i++) {
      int segment = into.getOrDefault(placed[i], placed[i]);
      int group = groupOf.getOrDefault(now.ids().get(i), -1);
      shared.computeIfAbsent(segment, s -> new TreeMap<>()).merge(group, 1, Integer::sum);
      ofGroup.merge(group, 1, Integer::sum);
    }
    return pairs(shared, ofGroup);
  }

  private static Map<Integer, Integer> pairs(
      Map<Integer, Map<Integer, Integer>> shared, Map<Integer, Integer> ofGroup) {
    List<Integer> segments = new ArrayList<>(shared.keySet());
    List<Integer> groups =
        new TreeSet<>(ofGroup.keySet()).stream().filter(group -> group >= 0).toList();
    double[][] gain = new double[segments.size()][groups.size()];
    for (int i = 0; i < gain.length; i++) {
      Map<Integer, Integer> own = shared.getOrDefault(segments.get(i), Map.of());
      int all = own.values().stream().mapToInt(n -> n).sum();
      for (int j = 0; j < groups.size(); j++) {
        int both = own.getOrDefault(groups.get(j), 0);
        double jaccard = (double) both / (all + ofGroup.getOrDefault(groups.get(j), 0) - both);
        gain[i][j] = jaccard < LEAST_JACCARD ? 0 : jaccard;
      }
    }
    int[] groupOf = Assignment.best(gain);
    Map<Integer, Integer> heirs = new TreeMap<>();
    for (int i = 0; i < groupOf.length; i++) {
      if (groupOf[i] >= 0) {
        heirs.put(groups.get(groupOf[i]), segments.get(i));
      }
    }
    return heirs;
  }
}
