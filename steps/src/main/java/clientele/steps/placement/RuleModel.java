package clientele.steps.placement;

import clientele.steps.core.explain.Condition;
import clientele.steps.core.explain.Rule;
import clientele.steps.core.matching.KeptModel;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.segment.SegmentModelRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Segments that are rules: a customer is in the segment of the first rule whose conditions all
 * hold. Nobody is placed by likeness, so everybody is placed as firmly as can be.
 */
public final class RuleModel implements PlacementModel {
  private final List<Rule> rules;

  private RuleModel(List<Rule> rules) {
    this.rules = rules;
  }

  /** The model of a run's rows, of which there is at least one. */
  public static RuleModel of(List<SegmentModelRule> rows) {
    return new RuleModel(List.copyOf(rules(rows, FeatureCatalogue.figures()).values()));
  }

  /**
   * The rules by their numbers.
   *
   * @param columns of the matrix they are asked of
   */
  public static Map<Integer, Rule> rules(List<SegmentModelRule> rows, List<String> columns) {
    Map<Integer, List<Condition>> conditions = new TreeMap<>();
    Map<Integer, Integer> segments = new TreeMap<>();
    for (SegmentModelRule row : rows) {
      segments.put(row.ruleNo(), row.segmentId());
      conditions
          .computeIfAbsent(row.ruleNo(), no -> new ArrayList<>())
          .add(condition(row, columns));
    }
    Map<Integer, Rule> rules = new TreeMap<>();
    conditions.forEach(
        (no, all) -> rules.put(no, new Rule(segments.getOrDefault(no, 0), all, 1, 1, 1)));
    return rules;
  }

  private static Condition condition(SegmentModelRule row, List<String> columns) {
    int column = columns.indexOf(row.feature());
    if (column < 0) {
      throw new IllegalArgumentException("no such feature [" + row.feature() + "]");
    }
    return new Condition(column, Condition.Op.of(row.comparison()), row.threshold());
  }

  @Override
  public KeptModel.Placed place(Matrix features) {
    int[] segments = new int[features.rows()];
    double[] firmness = new double[features.rows()];
    Arrays.fill(firmness, 1);
    for (int i = 0; i < segments.length; i++) {
      segments[i] = segment(features, i);
    }
    return new KeptModel.Placed(segments, firmness);
  }

  private int segment(Matrix features, int row) {
    return rules.stream()
        .filter(rule -> rule.covers(features, row))
        .mapToInt(Rule::segment)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a customer meets no rule [row " + row + "]"));
  }

  @Override
  public PlacementModel withThreads(int threads) {
    return this;
  }
}
