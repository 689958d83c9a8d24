package clientele.steps.model;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.explain.Rule;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.outcome.NextMonth;
import clientele.steps.placement.PastPlacing;
import clientele.steps.placement.RuleModel;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.ClusterGrade;
import clientele.steps.table.cluster.CustomerCluster;
import clientele.steps.table.cluster.MonthVerdict;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.OutcomeLeaf;
import clientele.steps.table.customer.OutcomeRule;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.SegmentCluster;
import clientele.steps.table.segment.SegmentModel;
import clientele.steps.table.segment.SegmentModelRule;
import clientele.steps.table.segment.SegmentTrust;
import clientele.steps.trust.MeasureTrust;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A draw of a shop's customers, closed by the real steps a month before the newest: each cluster of
 * the chosen clustering is a segment, and its trust is measured.
 */
final class PublishedDraw {
  static final RunId RUN = new RunId(ShopOfManyDraws.MONTH.minusMonths(1), 1);
  private static final PipelineSettings SETTINGS = PipelineSettings.DEFAULT;

  private final MemoryWarehouse warehouse;
  private final MonthVerdict verdict;
  private final CustomerMatrix features;
  private final int[] segmentOf;

  private PublishedDraw(MemoryWarehouse warehouse, MonthVerdict verdict) {
    this.warehouse = warehouse;
    this.verdict = verdict;
    this.features = warehouse.matrix(RUN, Tables.CUSTOMER_FEATURE, FeatureCatalogue.figures());
    Map<String, Integer> of =
        warehouse.rows(RUN, Tables.CUSTOMER_SEGMENT).stream()
            .collect(Collectors.toMap(CustomerSegment::customerId, CustomerSegment::segmentId));
    this.segmentOf =
        features.ids().stream().mapToInt(id -> of.getOrDefault(id, Labels.NOISE)).toArray();
  }

  /** Closes the month. */
  static PublishedDraw of(ShopOfManyDraws shop, Set<String> ids, long seed) {
    MemoryWarehouse warehouse = shop.closedBefore(ids);
    MonthVerdict verdict = JudgedMonth.of(warehouse, RUN, seed);
    String chosen =
        warehouse.rows(RUN, Tables.CLUSTER_GRADE).stream()
            .filter(ClusterGrade::chosen)
            .map(ClusterGrade::algorithm)
            .findFirst()
            .orElseThrow();
    List<CustomerSegment> placed = new ArrayList<>();
    Map<Integer, Long> sizes = new TreeMap<>();
    for (CustomerCluster row : warehouse.rows(RUN, Tables.CUSTOMER_CLUSTER)) {
      if (row.algorithm().equals(chosen)) {
        placed.add(new CustomerSegment(row.customerId(), row.cluster(), row.membership()));
        sizes.merge(row.cluster(), 1L, Long::sum);
      }
    }
    List<SegmentCluster> overlaps = new ArrayList<>();
    sizes.forEach((cluster, size) -> overlaps.add(new SegmentCluster(cluster, cluster, size)));
    warehouse.replace(RUN, Tables.CUSTOMER_SEGMENT, placed);
    warehouse.replace(RUN, Tables.SEGMENT_CLUSTER, overlaps);
    warehouse.replace(
        RUN,
        Tables.SEGMENT_MODEL,
        List.of(new SegmentModel(RUN.month().atDay(1), RUN.revision(), 0, 1, 1, "learnt anew")));
    warehouse.replace(
        RUN,
        Tables.SEGMENT_MODEL_RULE,
        chosen.equals(Candidates.OUTCOME_TREE) ? rules(warehouse) : List.of());
    new MeasureTrust(warehouse, SETTINGS, 1).run(new RunContext(RUN, 1, seed, Instant.EPOCH));
    return new PublishedDraw(warehouse, verdict);
  }

  private static List<SegmentModelRule> rules(MemoryWarehouse warehouse) {
    Map<Integer, OutcomeLeaf> leaves = new HashMap<>();
    warehouse.rows(RUN, Tables.OUTCOME_LEAF).forEach(leaf -> leaves.put(leaf.leaf(), leaf));
    List<SegmentModelRule> rules = new ArrayList<>();
    for (OutcomeRule rule : warehouse.rows(RUN, Tables.OUTCOME_RULE)) {
      OutcomeLeaf leaf = leaves.get(rule.leaf());
      boolean first = leaf != null && leaf.isFirst();
      rules.add(
          new SegmentModelRule(
              first ? -1 : rule.leaf(),
              rule.conditionNo(),
              rule.leaf(),
              rule.feature(),
              rule.comparison(),
              rule.threshold(),
              false));
    }
    return rules;
  }

  MonthVerdict verdict() {
    return verdict;
  }

  CustomerMatrix features() {
    return features;
  }

  int[] segmentOf() {
    return segmentOf;
  }

  List<SegmentTrust> trust() {
    return warehouse.rows(RUN, Tables.SEGMENT_TRUST);
  }

  /** This draw's segments among the customers of another: by the rules, or else by likeness. */
  int[] placedIn(PublishedDraw other) {
    return placed(other.features.values());
  }

  private int[] placed(Matrix asked) {
    List<SegmentModelRule> rows = warehouse.rows(RUN, Tables.SEGMENT_MODEL_RULE);
    if (rows.isEmpty()) {
      return PastPlacing.byLikeness(features.values(), i -> segmentOf[i], asked, 1, 1);
    }
    List<Rule> rules = new ArrayList<>(RuleModel.rules(rows, FeatureCatalogue.figures()).values());
    return PastPlacing.byRules(rules, asked);
  }

  /**
   * The month end before, and what its customers did in the closed month.
   *
   * @param placed segment each would have been in
   */
  @SuppressWarnings("ArrayRecordComponent") // bulk labels, never compared
  record Past(List<String> ids, int[] placed, Map<String, NextMonth> next) {}

  /** The month end before the closed one. */
  Past lastPast() {
    LocalDate end = RUN.month().minusMonths(1).atDay(1);
    CustomerMatrix then = warehouse.matrix(end, FeatureCatalogue.figures());
    Map<String, NextMonth> next = new HashMap<>();
    warehouse.outcomesAfter(end).forEach(o -> next.put(o.customerId(), o));
    return new Past(then.ids(), placed(then.values()), next);
  }
}
