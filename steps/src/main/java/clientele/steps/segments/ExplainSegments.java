package clientele.steps.segments;

import clientele.steps.core.explain.RuleTree;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.FigureFormat;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.ClusterStability;
import clientele.steps.table.CustomerSegment;
import clientele.steps.table.Segment;
import clientele.steps.table.SegmentProfile;
import clientele.steps.table.SegmentRule;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says of every segment what it is like, how sure that is, and which short rule describes it. */
public final class ExplainSegments implements Step {
  private static final SqlScript REVENUE = new SqlScript("segments/segment_revenue");

  private final Warehouse warehouse;
  private final FigureFormat format;
  private final int windowMonths;

  public ExplainSegments(Warehouse warehouse, PipelineSettings settings) {
    this.warehouse = warehouse;
    this.format = new FigureFormat(settings.currency());
    this.windowMonths = settings.windowMonths();
  }

  @Override
  public String name() {
    return "explain_segments";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(
        Tables.CUSTOMER_FEATURE, Tables.CLUSTER_STABILITY, Tables.SEGMENT, Tables.CUSTOMER_SEGMENT);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.SEGMENT_PROFILE, Tables.SEGMENT_RULE);
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    CustomerMatrix features = warehouse.matrix(id, Tables.CUSTOMER_FEATURE, RuleWords.FEATURES);
    Groups groups = Groups.of(features, segmentOf(id));
    List<SegmentProfile> profiles = profiles(id, groups);
    List<SegmentRule> rules =
        new RuleFinder(
                RuleTree.of(run.seed("explain_segments")), new RuleWords(format, windowMonths))
            .find(features.values(), groups.rows());
    long rows = warehouse.replace(id, Tables.SEGMENT_PROFILE, profiles);
    rows += warehouse.replace(id, Tables.SEGMENT_RULE, rules);
    return new StepResult(
        rows,
        Map.of(
            "trust_high", share(profiles, "high"),
            "trust_fair", share(profiles, "fair"),
            "trust_weak", share(profiles, "weak"),
            "rule_fidelity_least",
                rules.stream().mapToDouble(SegmentRule::fidelity).min().orElse(0)));
  }

  private Map<String, Integer> segmentOf(RunId id) {
    return warehouse.rows(id, Tables.CUSTOMER_SEGMENT).stream()
        .collect(Collectors.toMap(CustomerSegment::customerId, CustomerSegment::segmentId));
  }

  private List<SegmentProfile> profiles(RunId id, Groups groups) {
    Map<Integer, BigDecimal> revenue =
        warehouse.query(id, REVENUE, Map.of(), SegmentRevenue.class).stream()
            .collect(Collectors.toMap(SegmentRevenue::segmentId, SegmentRevenue::revenue));
    List<Segment> segments = warehouse.rows(id, Tables.SEGMENT);
    Map<Integer, ClusterStability> stability =
        warehouse.rows(id, Tables.CLUSTER_STABILITY).stream()
            .collect(Collectors.toMap(ClusterStability::cluster, Function.identity()));
    SegmentDescription description = new SegmentDescription(format, windowMonths);
    return new SegmentProfiles(groups, revenue, description).draw(segments, stability);
  }

  /** Share of the customers who sit in segments of this trust. */
  private static double share(List<SegmentProfile> profiles, String trust) {
    long all = profiles.stream().mapToLong(SegmentProfile::customers).sum();
    long such =
        profiles.stream()
            .filter(p -> p.trust().equals(trust))
            .mapToLong(SegmentProfile::customers)
            .sum();
    return all == 0 ? 0 : (double) such / all;
  }
}
