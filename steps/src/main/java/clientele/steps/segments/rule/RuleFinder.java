package clientele.steps.segments.rule;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.explain.Condition;
import clientele.steps.core.explain.Rule;
import clientele.steps.core.explain.RuleTree;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.table.explain.RuleCondition;
import clientele.steps.table.explain.SegmentRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Finds a rule for every segment but noise and says it in words. */
public final class RuleFinder {
  /** Draws the held-out customers. */
  public static final String SEED = "explain_segments";

  private final RuleTree tree;
  private final RuleWords words;

  public RuleFinder(RuleTree tree, RuleWords words) {
    this.tree = tree;
    this.words = words;
  }

  /**
   * The rules, in the order of the segments' ids.
   *
   * @param features columns {@link RuleWords#FEATURES}
   * @param segments rows of each segment; ids below 0 are noise
   * @param own rules that segments are made by, by segment id; they are said as they are
   */
  public Found find(
      CustomerMatrix features,
      SortedMap<Integer, int[]> segments,
      Map<Integer, List<Condition>> own) {
    int[] segmentOf = segmentOf(segments, features);
    Labels labels = Labels.of(segmentOf);
    List<SegmentRule> rules = new ArrayList<>();
    List<RuleCondition> conditions = new ArrayList<>();
    for (Rule found : tree.fit(searched(features.values()), labels)) {
      int segment = segmentOf[labels.members(found.segment())[0]];
      Rule rule =
          own.containsKey(segment)
              ? tree.measured(found.segment(), own.get(segment), features.values(), labels)
              : found;
      rules.add(row(segment, rule));
      for (Condition condition : rule.conditions()) {
        conditions.add(
            new RuleCondition(
                segment,
                rule.conditions().indexOf(condition) + 1,
                features.columns().get(condition.feature()),
                condition.op().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                condition.threshold()));
      }
    }
    rules.sort(Comparator.comparingInt(SegmentRule::segmentId));
    return new Found(rules, conditions);
  }

  /** The features a rule may be found in. */
  private static Matrix searched(Matrix features) {
    double[] values = new double[features.rows() * RuleWords.SEARCHED];
    for (int row = 0; row < features.rows(); row++) {
      System.arraycopy(features.row(row), 0, values, row * RuleWords.SEARCHED, RuleWords.SEARCHED);
    }
    return Matrix.of(features.rows(), RuleWords.SEARCHED, values);
  }

  /** The rules in words, by segment id, and as conditions. */
  public record Found(List<SegmentRule> rules, List<RuleCondition> conditions) {}

  /** The segments as rules see them. */
  public static Labels labels(SortedMap<Integer, int[]> segments, CustomerMatrix features) {
    return Labels.of(segmentOf(segments, features));
  }

  private static int[] segmentOf(SortedMap<Integer, int[]> segments, CustomerMatrix features) {
    int[] segmentOf = new int[features.ids().size()];
    segments.forEach((id, rows) -> Arrays.stream(rows).forEach(row -> segmentOf[row] = id));
    return segmentOf;
  }

  private SegmentRule row(int segment, Rule rule) {
    return new SegmentRule(
        segment, words.say(rule.conditions()), rule.precision(), rule.recall(), rule.fidelity());
  }
}
