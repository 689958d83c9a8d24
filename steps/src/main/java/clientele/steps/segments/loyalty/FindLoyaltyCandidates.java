package clientele.steps.segments.loyalty;

import clientele.steps.core.explain.Condition;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.port.Warehouse;
import clientele.steps.segments.rule.RuleWords;
import clientele.steps.settings.FigureFormat;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.explain.RuleCondition;
import clientele.steps.table.explain.TopSegments;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.worth.LoyaltyCandidate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names the customers who belong into the loyalty programme: those of the top segments, and as many
 * of the nearest to them, with what they are expected to bring and what they lack.
 */
public final class FindLoyaltyCandidates implements Step {
  private final Warehouse warehouse;
  private final PipelineSettings settings;
  private final Expectation.Source expectations;

  public FindLoyaltyCandidates(Warehouse warehouse, PipelineSettings settings) {
    this(warehouse, settings, OutlookExpectation::read);
  }

  /** With another source of what customers are expected to bring. */
  FindLoyaltyCandidates(
      Warehouse warehouse, PipelineSettings settings, Expectation.Source expectations) {
    this.warehouse = warehouse;
    this.settings = settings;
    this.expectations = expectations;
  }

  @Override
  public String name() {
    return "find_loyalty_candidates";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(
        Tables.RUN_INPUT,
        Tables.TRANSACTION,
        Tables.CUSTOMER_FEATURE,
        Tables.CUSTOMER_OUTLOOK,
        Tables.CUSTOMER_SEGMENT,
        Tables.SEGMENT,
        Tables.SEGMENT_PROFILE,
        Tables.RULE_CONDITION);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.LOYALTY_CANDIDATE);
  }

  @Override
  public Set<Table<?>> readsPast() {
    return Set.of(Tables.PUBLICATION, Tables.CUSTOMER_SEGMENT);
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    Optional<TopSegments> top =
        TopSegments.of(
            warehouse.rows(id, Tables.SEGMENT), warehouse.rows(id, Tables.SEGMENT_PROFILE));
    List<LoyaltyCandidate> rows =
        top.map(best -> candidates(id, best.segments())).orElse(List.of());
    long members = rows.stream().filter(LoyaltyCandidate::member).count();
    return new StepResult(
        warehouse.replace(id, Tables.LOYALTY_CANDIDATE, rows), Map.of("members", (double) members));
  }

  private List<LoyaltyCandidate> candidates(RunId id, List<Segment> top) {
    Map<String, Integer> segmentOf =
        warehouse.rows(id, Tables.CUSTOMER_SEGMENT).stream()
            .collect(Collectors.toMap(CustomerSegment::customerId, CustomerSegment::segmentId));
    CustomerMatrix features = warehouse.matrix(id, Tables.CUSTOMER_FEATURE, RuleWords.FEATURES);
    FigureFormat format = new FigureFormat(settings.currency());
    return new LoyaltyRanking(
            top.stream()
                .map(best -> new LoyaltyRanking.Top(best, conditions(id, best.segmentId())))
                .toList(),
            expectations.of(warehouse, id),
            new LoyaltyWords(format, settings.windowMonths()))
        .rank(features, segmentOf);
  }

  private List<Condition> conditions(RunId id, int segment) {
    return warehouse.rows(id, Tables.RULE_CONDITION).stream()
        .filter(row -> row.segmentId() == segment)
        .filter(row -> RuleWords.FEATURES.contains(row.feature()))
        .map(FindLoyaltyCandidates::condition)
        .toList();
  }

  private static Condition condition(RuleCondition row) {
    return new Condition(
        RuleWords.FEATURES.indexOf(row.feature()),
        Condition.Op.of(row.comparison()),
        row.threshold());
  }
}
