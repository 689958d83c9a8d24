package clientele.steps.segments.model;

import clientele.steps.core.explain.Condition;
import clientele.steps.core.explain.Rule;
import clientele.steps.placement.RuleModel;
import clientele.steps.segments.facts.ClusterFacts.Rank;
import clientele.steps.segments.facts.ClusterMember;
import clientele.steps.segments.rule.RuleWords;
import clientele.steps.table.customer.OutcomeLeaf;
import clientele.steps.table.customer.OutcomeRule;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.SegmentJoin;
import clientele.steps.table.segment.SegmentModelRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The rules of a month whose segments are the leaves of its tree of outcomes. */
public final class ModelRules {
  /** The clustering that is a set of rules. */
  public static final String TREE = "outcome_tree";

  /** Number of the rule that is asked before all others. */
  private static final int FIRST = -1;

  private ModelRules() {}

  /** The leaves' rules, each with the segment its customers are in. */
  public static List<SegmentModelRule> of(
      List<OutcomeRule> rules,
      List<OutcomeLeaf> leaves,
      List<ClusterMember> members,
      List<CustomerSegment> placed) {
    Map<Integer, Boolean> top =
        leaves.stream().collect(Collectors.toMap(OutcomeLeaf::leaf, OutcomeLeaf::isTop));
    Set<Integer> first =
        leaves.stream()
            .filter(OutcomeLeaf::isFirst)
            .map(OutcomeLeaf::leaf)
            .collect(Collectors.toSet());
    Map<String, Integer> segmentOf =
        placed.stream()
            .collect(Collectors.toMap(CustomerSegment::customerId, CustomerSegment::segmentId));
    Map<Integer, Integer> ofLeaf = new HashMap<>();
    members.forEach(
        m -> ofLeaf.putIfAbsent(m.cluster(), segmentOf.getOrDefault(m.customerId(), 0)));
    return rules.stream()
        .filter(rule -> ofLeaf.containsKey(rule.leaf()))
        .map(
            rule ->
                new SegmentModelRule(
                    first.contains(rule.leaf()) ? FIRST : rule.leaf(),
                    rule.conditionNo(),
                    ofLeaf.getOrDefault(rule.leaf(), 0),
                    rule.feature(),
                    rule.comparison(),
                    rule.threshold(),
                    top.getOrDefault(rule.leaf(), false)))
        .toList();
  }

  /** Which leaves are of the best; none where the shop has no few such customers. */
  public static Map<Integer, Rank> ranksOfLeaves(List<OutcomeLeaf> leaves) {
    return ranks(leaves, OutcomeLeaf::leaf, OutcomeLeaf::isTop);
  }

  /** Which segments are of the best; none where the shop has no few such customers. */
  public static Map<Integer, Rank> ranksOfSegments(List<SegmentModelRule> rules) {
    return ranks(rules, SegmentModelRule::segmentId, SegmentModelRule::isTop);
  }

  private static <T> Map<Integer, Rank> ranks(
      List<T> rows, Function<T, Integer> group, Predicate<T> top) {
    if (rows.stream().noneMatch(top)) {
      return Map.of();
    }
    Map<Integer, Rank> ranks = new HashMap<>();
    rows.forEach(
        row ->
            ranks.merge(
                group.apply(row),
                top.test(row) ? Rank.TOP : Rank.OTHER,
                (a, b) -> a == Rank.TOP ? a : b));
    return ranks;
  }

  /** The conditions of every segment that is one rule and nothing else. */
  public static Map<Integer, List<Condition>> alone(
      List<SegmentModelRule> rules, List<SegmentJoin> joins) {
    Map<Integer, Integer> into =
        joins.stream()
            .collect(Collectors.toMap(SegmentJoin::segmentId, SegmentJoin::joinedSegmentId));
    Map<Integer, List<Rule>> ofSegment =
        RuleModel.rules(rules, RuleWords.FEATURES).values().stream()
            .collect(
                Collectors.groupingBy(
                    rule -> into.getOrDefault(rule.segment(), rule.segment()),
                    TreeMap::new,
                    Collectors.toList()));
    Map<Integer, List<Condition>> alone = new TreeMap<>();
    ofSegment.forEach(
        (segment, all) -> {
          if (all.size() == 1) {
            alone.put(segment, all.get(0).conditions());
          }
        });
    return alone;
  }
}
