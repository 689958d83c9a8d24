package clientele.steps.model;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.explain.Rule;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.outcome.OutcomePanel;
import clientele.steps.core.usefulness.WalkForwardGain;
import clientele.steps.core.validity.RowSample;
import clientele.steps.dag.RunContext;
import clientele.steps.outcome.PanelReader;
import clientele.steps.placement.PastPlacing;
import clientele.steps.placement.RuleModel;
import clientele.steps.port.Warehouse;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.OutcomeLeaf;
import clientele.steps.table.customer.OutcomeRule;
import clientele.steps.table.segment.SegmentModelRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What each candidate would have told of the next month, had it been there at earlier month ends.
 * The customers of those month ends are placed as a kept model places those of later months: by the
 * forest that tells the month's own clusters apart ({@link PastPlacing}), or by the rules of the
 * tree of outcomes. What the clusters did after one month end then foretells what they do after the
 * next ({@link WalkForwardGain}); no line is later than the closed month.
 *
 * <p>At most 2,000 customers are learnt from and 2,000 are asked about.
 */
final class CandidateUse {
  private static final int MOST = 2000;
  private static final int CHANCE = 99;

  private final Optional<Past> past;
  private final Map<String, int[]> groups = new HashMap<>();

  private CandidateUse(Optional<Past> past) {
    this.past = past;
  }

  /** What is known of earlier month ends, and of now. */
  private record Past(
      OutcomePanel panel, Matrix now, List<SegmentModelRule> rules, RunContext run, int threads) {}

  /** Where nothing is known of what customers did next. */
  static CandidateUse unknown() {
    return new CandidateUse(Optional.empty());
  }

  /**
   * Reads earlier month ends.
   *
   * @param windowMonths of the features
   */
  static CandidateUse of(RunContext run, Warehouse warehouse, int windowMonths, int threads) {
    CustomerMatrix now =
        warehouse.matrix(run.id(), Tables.CUSTOMER_FEATURE, FeatureCatalogue.figures());
    OutcomePanel panel =
        new PanelReader(warehouse, windowMonths).read(run.id(), now.columns(), now.ids().size());
    boolean[] asked = new boolean[panel.ids().size()];
    Arrays.stream(RowSample.of(asked.length, MOST)).forEach(c -> asked[c] = true);
    List<SegmentModelRule> rules =
        rules(
            warehouse.rows(run.id(), Tables.OUTCOME_RULE),
            warehouse.rows(run.id(), Tables.OUTCOME_LEAF));
    return new CandidateUse(
        Optional.of(new Past(panel.of(asked), now.values(), rules, run, threads)));
  }

  /** The leaves as rules, the one that is asked before all others first. */
  private static List<SegmentModelRule> rules(List<OutcomeRule> rules, List<OutcomeLeaf> leaves) {
    Set<Integer> first =
        leaves.stream()
            .filter(OutcomeLeaf::isFirst)
            .map(OutcomeLeaf::leaf)
            .collect(Collectors.toSet());
    return rules.stream()
        .map(
            rule ->
                new SegmentModelRule(
                    first.contains(rule.leaf()) ? -1 : rule.leaf(),
                    rule.conditionNo(),
                    rule.leaf(),
                    rule.feature(),
                    rule.comparison(),
                    rule.threshold(),
                    false))
        .toList();
  }

  /** Share of the error of everybody's mean that the candidate would have saved. */
  OptionalDouble told(String name, Labels labels) {
    return past.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            WalkForwardGain.of(past.get().panel()).explained(groups(past.get(), name, labels)));
  }

  /** The same of outcomes that changed hands 99 times. */
  Optional<WalkForwardGain.Chance> chance(String name, Labels labels) {
    return past.map(
        p ->
            WalkForwardGain.of(p.panel())
                .chance(groups(p, name, labels), CHANCE, p.run().seed("grade_clusters.chance")));
  }

  private int[] groups(Past p, String name, Labels labels) {
    return groups.computeIfAbsent(
        name, n -> n.equals(Candidates.OUTCOME_TREE) ? byRules(p) : byLikeness(p, labels));
  }

  /** Noise is group 0. */
  private static int[] byLikeness(Past p, Labels labels) {
    return PastPlacing.byLikeness(
        p.now(),
        i -> labels.of(i) + 1,
        p.panel().features(),
        p.run().seed("grade_clusters.placing"),
        p.threads());
  }

  /** Who meets no rule, as its leaf has nobody now, is in group 0. */
  private static int[] byRules(Past p) {
    List<Rule> rules = new ArrayList<>(RuleModel.rules(p.rules(), p.panel().columns()).values());
    return Arrays.stream(PastPlacing.byRules(rules, p.panel().features()))
        .map(group -> group + 1)
        .toArray();
  }
}
