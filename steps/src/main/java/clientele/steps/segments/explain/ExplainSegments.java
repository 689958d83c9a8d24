package clientele.steps.segments.explain;

import clientele.steps.core.explain.Condition;
import clientele.steps.core.explain.RuleTree;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.segments.facts.FilledWindow;
import clientele.steps.segments.facts.Groups;
import clientele.steps.segments.facts.LapsedRegulars;
import clientele.steps.segments.model.ModelRules;
import clientele.steps.segments.rule.RuleFinder;
import clientele.steps.segments.rule.RuleWords;
import clientele.steps.settings.FigureFormat;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.explain.SegmentProfile;
import clientele.steps.table.explain.SegmentRule;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.segment.SegmentModelRule;
import clientele.steps.table.segment.SegmentTrust;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says of every segment what it is like, how sure that is, and which short rule describes it. */
public final class ExplainSegments implements Step {
  private static final SqlScript CATEGORIES = new SqlScript("segments/category_amounts");
  private static final SqlScript PRODUCTS = new SqlScript("segments/product_sums");
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
        Tables.RUN_INPUT,
        Tables.DATA_MONTH,
        Tables.TRANSACTION,
        Tables.CUSTOMER_FEATURE,
        Tables.SEGMENT,
        Tables.SEGMENT_TRUST,
        Tables.SEGMENT_MODEL_RULE,
        Tables.SEGMENT_JOIN,
        Tables.CUSTOMER_SEGMENT,
        Tables.CUSTOMER_ATTRIBUTE,
        Tables.PRODUCT_CATEGORY);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(
        Tables.SEGMENT_PROFILE,
        Tables.SEGMENT_FEATURE,
        Tables.FEATURE_TEST,
        Tables.SEGMENT_CATEGORY,
        Tables.SEGMENT_PRODUCT,
        Tables.SEGMENT_RULE,
        Tables.RULE_CONDITION);
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    CustomerMatrix features = warehouse.matrix(id, Tables.CUSTOMER_FEATURE, RuleWords.FEATURES);
    Map<String, Integer> segmentOf = segmentOf(id);
    Groups groups = Groups.of(features, segmentOf);
    int months = FilledWindow.months(warehouse, id, windowMonths);
    List<SegmentProfile> profiles = profiles(id, groups, months);
    RuleFinder.Found found =
        new RuleFinder(RuleTree.of(run.seed(RuleFinder.SEED)), new RuleWords(format, months))
            .find(features, groups.rows(), known(id, groups));
    List<SegmentRule> rules = found.rules();
    long rows = warehouse.replace(id, Tables.SEGMENT_PROFILE, profiles);
    rows += warehouse.replace(id, Tables.SEGMENT_RULE, rules);
    rows += warehouse.replace(id, Tables.RULE_CONDITION, found.conditions());
    rows += drivers(id, segmentOf);
    rows += warehouse.fill(id, Tables.SEGMENT_PRODUCT, PRODUCTS, Map.of());
    return new StepResult(
        rows,
        Map.of(
            "trust_high", share(profiles, "high"),
            "trust_fair", share(profiles, "fair"),
            "trust_weak", share(profiles, "weak"),
            "rule_fidelity_least",
                rules.stream().mapToDouble(SegmentRule::fidelity).min().orElse(0)));
  }

  /** Rules that segments are made by: the model's, or that of those who went lapsed. */
  private Map<Integer, List<Condition>> known(RunId id, Groups groups) {
    List<SegmentModelRule> rules = warehouse.rows(id, Tables.SEGMENT_MODEL_RULE);
    if (!rules.isEmpty()) {
      return ModelRules.alone(rules, warehouse.rows(id, Tables.SEGMENT_JOIN));
    }
    List<String> names = FeatureCatalogue.figures();
    Matrix modelled = warehouse.matrix(id, Tables.CUSTOMER_FEATURE, names).values();
    OptionalInt lapsed =
        LapsedRegulars.segment(LapsedRegulars.rows(modelled, names), groups.rows());
    return lapsed.isPresent()
        ? Map.of(lapsed.getAsInt(), LapsedRegulars.rule(RuleWords.FEATURES))
        : Map.of();
  }

  private long drivers(RunId id, Map<String, Integer> segmentOf) {
    List<String> names = FeatureCatalogue.figures();
    CustomerMatrix features = warehouse.matrix(id, Tables.CUSTOMER_FEATURE, names);
    warehouse.expectBulk();
    List<CategoryAmount> categories =
        warehouse.query(id, CATEGORIES, Map.of(), CategoryAmount.class);
    SegmentDrivers drivers = new SegmentDrivers(Groups.of(features, segmentOf), names);
    long rows = warehouse.replace(id, Tables.SEGMENT_FEATURE, drivers.features());
    rows += warehouse.replace(id, Tables.FEATURE_TEST, drivers.tests(categories));
    return rows
        + warehouse.replace(id, Tables.SEGMENT_CATEGORY, SegmentDrivers.categories(categories));
  }

  private Map<String, Integer> segmentOf(RunId id) {
    return warehouse.rows(id, Tables.CUSTOMER_SEGMENT).stream()
        .collect(Collectors.toMap(CustomerSegment::customerId, CustomerSegment::segmentId));
  }

  private List<SegmentProfile> profiles(RunId id, Groups groups, int months) {
    Map<Integer, BigDecimal> revenue =
        warehouse.query(id, REVENUE, Map.of(), SegmentRevenue.class).stream()
            .collect(Collectors.toMap(SegmentRevenue::segmentId, SegmentRevenue::revenue));
    List<Segment> segments = warehouse.rows(id, Tables.SEGMENT);
    SegmentDescription description = new SegmentDescription(format, months);
    return new SegmentProfiles(groups, revenue, description).draw(segments, trust(id));
  }

  private Map<Integer, SegmentTrust> trust(RunId id) {
    return warehouse.rows(id, Tables.SEGMENT_TRUST).stream()
        .collect(Collectors.toMap(SegmentTrust::segmentId, Function.identity()));
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
