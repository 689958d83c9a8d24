package clientele.steps.segments;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.explain.Rule;
import clientele.steps.core.explain.RuleTree;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.table.SegmentRule;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Finds a rule for every segment but noise and says it in words. */
final class RuleFinder {
  private final RuleTree tree;
  private final RuleWords words;

  RuleFinder(RuleTree tree, RuleWords words) {
    this.tree = tree;
    this.words = words;
  }

  /**
   * The rules, in the order of the segments' ids.
   *
   * @param features columns {@link RuleWords#FEATURES}
   * @param segments rows of each segment; ids below 0 are noise
   */
  List<SegmentRule> find(Matrix features, Map<Integer, int[]> segments) {
    int[] segmentOf = new int[features.rows()];
    segments.forEach(
        (segment, rows) -> {
          for (int row : rows) {
            segmentOf[row] = segment;
          }
        });
    Labels labels = Labels.of(segmentOf);
    return tree.fit(features, labels).stream()
        .map(rule -> row(segmentOf[labels.members(rule.segment())[0]], rule))
        .sorted(Comparator.comparingInt(SegmentRule::segmentId))
        .toList();
  }

  private SegmentRule row(int segment, Rule rule) {
    return new SegmentRule(
        segment, words.say(rule.conditions()), rule.precision(), rule.recall(), rule.fidelity());
  }
}
