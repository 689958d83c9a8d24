package clientele.steps.segments.counterfactual;

import clientele.steps.core.explain.Condition;
import clientele.steps.core.explain.Rule;
import clientele.steps.core.explain.RuleTree;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.port.Warehouse;
import clientele.steps.segments.facts.Groups;
import clientele.steps.segments.model.ModelKeeper;
import clientele.steps.segments.model.Placer;
import clientele.steps.segments.rule.RuleFinder;
import clientele.steps.segments.rule.RuleWords;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.explain.CustomerExplanation;
import clientele.steps.table.explain.RuleCondition;
import clientele.steps.table.explain.SegmentProfile;
import clientele.steps.table.explain.SegmentRule;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.segment.SegmentModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells of every customer why they are in their segment, and the least change that leads to a
 * better one (counterfactual).
 */
public final class ExplainCustomers implements Step {
  private final Warehouse warehouse;
  private final ModelKeeper keeper;

  public ExplainCustomers(Warehouse warehouse, PipelineSettings settings, int threads) {
    this.warehouse = warehouse;
    this.keeper = new ModelKeeper(warehouse, settings.match(), threads);
  }

  @Override
  public String name() {
    return "explain_customers";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(
        Tables.CUSTOMER_FEATURE,
        Tables.SEGMENT,
        Tables.SEGMENT_MODEL,
        Tables.SEGMENT_MODEL_RULE,
        Tables.SEGMENT_JOIN,
        Tables.CUSTOMER_SEGMENT,
        Tables.SEGMENT_PROFILE,
        Tables.SEGMENT_RULE,
        Tables.RULE_CONDITION);
  }

  @Override
  public Set<Table<?>> readsPast() {
    return Set.of(Tables.CUSTOMER_FEATURE, Tables.CUSTOMER_SEGMENT, Tables.SEGMENT_MODEL_RULE);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.CUSTOMER_EXPLANATION);
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    Map<String, Integer> segmentOf =
        warehouse.rows(id, Tables.CUSTOMER_SEGMENT).stream()
            .collect(Collectors.toMap(CustomerSegment::customerId, CustomerSegment::segmentId));
    CustomerMatrix features =
        warehouse.matrix(id, Tables.CUSTOMER_FEATURE, FeatureCatalogue.figures());
    int[] segments =
        features.ids().stream()
            .mapToInt(customer -> Objects.requireNonNull(segmentOf.get(customer)))
            .toArray();
    Optional<CounterfactualSearch.Way>[] ways = ways(run, features, segments);
    SortedMap<Integer, Rule> rules = rules(id);
    CustomerMatrix told = warehouse.matrix(id, Tables.CUSTOMER_FEATURE, RuleWords.FEATURES);
    Groups groups = Groups.of(told, segmentOf);
    boolean[] heldOut =
        RuleTree.of(run.seed(RuleFinder.SEED)).heldOut(RuleFinder.labels(groups.rows(), told));
    Texts texts = new Texts(id);
    List<CustomerExplanation> rows = new ArrayList<>();
    for (int i = 0; i < segments.length; i++) {
      rows.add(
          texts.explanation(
              told, i, new Facts(segments[i], heldOut[i], met(rules, told, i), ways[i])));
    }
    long written = warehouse.replace(id, Tables.CUSTOMER_EXPLANATION, rows);
    long found = Arrays.stream(ways).filter(Optional::isPresent).count();
    return new StepResult(written, Map.of("counterfactuals", (double) found));
  }

  private Optional<CounterfactualSearch.Way>[] ways(
      RunContext run, CustomerMatrix features, int[] segments) {
    SegmentModel model = warehouse.rows(run.id(), Tables.SEGMENT_MODEL).get(0);
    Placer placer =
        Placer.of(
            keeper.model(run, ModelKeeper.anchor(model)),
            warehouse.rows(run.id(), Tables.SEGMENT_JOIN));
    Map<Integer, Double> worth =
        warehouse.rows(run.id(), Tables.SEGMENT_PROFILE).stream()
            .filter(p -> p.segmentId() >= 0)
            .collect(Collectors.toMap(SegmentProfile::segmentId, SegmentProfile::medianMonetary));
    return new CounterfactualSearch(placer, worth).find(features, segments);
  }

  private SortedMap<Integer, Rule> rules(RunId id) {
    SortedMap<Integer, List<Condition>> conditions = new TreeMap<>();
    warehouse
        .rows(id, Tables.SEGMENT_RULE)
        .forEach(rule -> conditions.put(rule.segmentId(), new ArrayList<>()));
    for (RuleCondition c : warehouse.rows(id, Tables.RULE_CONDITION)) {
      conditions
          .computeIfAbsent(c.segmentId(), segment -> new ArrayList<>())
          .add(
              new Condition(
                  RuleWords.FEATURES.indexOf(c.feature()),
                  Condition.Op.valueOf(c.comparison().toUpperCase(Locale.ROOT).replace(' ', '_')),
                  c.threshold()));
    }
    SortedMap<Integer, Rule> rules = new TreeMap<>();
    conditions.forEach((segment, of) -> rules.put(segment, new Rule(segment, of, 0, 0, 0)));
    return rules;
  }

  private static List<Integer> met(SortedMap<Integer, Rule> rules, CustomerMatrix told, int row) {
    Matrix values = told.values();
    return rules.values().stream()
        .filter(rule -> rule.covers(values, row))
        .map(Rule::segment)
        .toList();
  }

  /** What is known of one customer. */
  private record Facts(
      int segment, boolean heldOut, List<Integer> met, Optional<CounterfactualSearch.Way> way) {}

  /** The sentences of a month. */
  private final class Texts {
    private final Map<Integer, String> names;
    private final Map<Integer, String> rules;

    private Texts(RunId id) {
      names =
          warehouse.rows(id, Tables.SEGMENT).stream()
              .collect(Collectors.toMap(Segment::segmentId, Segment::name));
      rules =
          warehouse.rows(id, Tables.SEGMENT_RULE).stream()
              .collect(Collectors.toMap(SegmentRule::segmentId, SegmentRule::rule));
    }

    private CustomerExplanation explanation(CustomerMatrix told, int row, Facts facts) {
      Optional<CounterfactualSearch.Way> way = facts.way();
      return new CustomerExplanation(
          told.ids().get(row),
          facts.heldOut(),
          facts.met().stream().map(String::valueOf).collect(Collectors.joining(",")),
          why(facts),
          way.map(CounterfactualSearch.Way::segmentId).orElse(null),
          way.map(w -> w.orders().say() + " → " + names.getOrDefault(w.segmentId(), ""))
              .orElse(null),
          way.map(w -> w.orders().orders()).orElse(0),
          way.map(w -> w.orders().basketFactor()).orElse(0.0));
    }

    private String why(Facts facts) {
      if (facts.segment() < 0) {
        return "Fits no segment.";
      }
      String rule = rules.getOrDefault(facts.segment(), RuleWords.NO_RULE);
      if (rule.equals(RuleWords.NO_RULE)) {
        return "Placed by likeness to its customers; " + rule + ".";
      }
      return facts.met().contains(facts.segment())
          ? "Meets its rule: " + rule + "."
          : "Placed by likeness to its customers, though not by its rule: " + rule + ".";
    }
  }
}
