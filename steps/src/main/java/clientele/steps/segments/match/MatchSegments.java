package clientele.steps.segments.match;

import clientele.steps.core.matching.MatchParams;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepResult;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.segments.facts.ClusterFacts;
import clientele.steps.segments.facts.ClusterMember;
import clientele.steps.segments.facts.LapsedRegulars;
import clientele.steps.segments.facts.LifecycleGroup;
import clientele.steps.segments.facts.MonthFacts;
import clientele.steps.segments.model.ModelKeeper;
import clientele.steps.segments.model.ModelRules;
import clientele.steps.segments.model.Parting;
import clientele.steps.segments.naming.AlikeClusters;
import clientele.steps.segments.naming.GroupJoins;
import clientele.steps.segments.naming.SegmentNaming;
import clientele.steps.segments.naming.SegmentNaming.Named;
import clientele.steps.settings.MatchSettings;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.ClusterGrade;
import clientele.steps.table.cluster.ClusterJoin;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.segment.SegmentCluster;
import clientele.steps.table.segment.SegmentEvent;
import clientele.steps.table.segment.SegmentJoin;
import clientele.steps.table.segment.SegmentModel;
import clientele.steps.table.segment.SegmentStanding;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the month's segments of the chosen clustering and {@link LapsedRegulars}, or by the model
 * of the month before while it holds ({@link ModelKeeper}): finds which segment each cluster is
 * ({@link Identities}), names it ({@link SegmentNaming}), lets those that cannot stand alone join
 * another ({@link GroupJoins}), writes down what became of every segment ({@link SegmentLedger})
 * and puts every customer into one.
 */
public final class MatchSegments implements Step {
  private static final SqlScript MEMBERS = new SqlScript("segments/cluster_members");

  private final Warehouse warehouse;
  private final MatchSettings settings;
  private final MatchParams params;
  private final ModelKeeper keeper;
  private final SegmentNaming naming;

  public MatchSegments(Warehouse warehouse, PipelineSettings pipeline, int threads) {
    MatchSettings settings = pipeline.match();
    this.naming = new SegmentNaming(settings.renameMargin(), pipeline.segments().names());
    this.warehouse = warehouse;
    this.settings = settings;
    this.keeper = new ModelKeeper(warehouse, settings, threads);
    this.params =
        new MatchParams(
            settings.survivalOverlap(), settings.splitOverlap(), settings.profileDistance());
  }

  @Override
  public String name() {
    return "match_segments";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(
        Tables.CUSTOMER_FEATURE,
        Tables.CUSTOMER_CLUSTER,
        Tables.CLUSTER_GRADE,
        Tables.CLUSTER_JOIN,
        Tables.OUTCOME_LEAF,
        Tables.OUTCOME_MODEL,
        Tables.OUTCOME_RULE,
        Tables.MONTH_VERDICT);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(
        Tables.SEGMENT,
        Tables.SEGMENT_STANDING,
        Tables.SEGMENT_CLUSTER,
        Tables.SEGMENT_MODEL,
        Tables.SEGMENT_MODEL_RULE,
        Tables.SEGMENT_PARENT,
        Tables.SEGMENT_JOIN,
        Tables.SEGMENT_EVENT,
        Tables.CUSTOMER_SEGMENT);
  }

  @Override
  public Set<Table<?>> readsPast() {
    return Set.of(
        Tables.PUBLICATION,
        Tables.CUSTOMER_FEATURE,
        Tables.SEGMENT,
        Tables.SEGMENT_STANDING,
        Tables.SEGMENT_MODEL,
        Tables.SEGMENT_MODEL_RULE,
        Tables.SEGMENT_JOIN,
        Tables.MONTH_VERDICT,
        Tables.CUSTOMER_SEGMENT);
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    String algorithm = chosenAlgorithm(id);
    boolean tree = algorithm.equals(ModelRules.TREE);
    List<ClusterMember> found =
        warehouse.query(id, MEMBERS, Map.of("algorithm", algorithm), ClusterMember.class);
    CustomerMatrix features = warehouse.matrix(id, Tables.CUSTOMER_FEATURE, MonthFacts.COLUMNS);
    MonthFacts facts = new MonthFacts(features, found);
    List<ClusterMember> members =
        tree ? found : grouped(facts, LapsedRegulars.part(features, drawn(id, found)));
    Optional<RunId> before = warehouse.publishedBefore(id.month());
    GroupJoins joins = new GroupJoins(settings, keeper.part(run, members, before, tree));
    Parting parting = joins.parting();
    boolean ruled = parting.kept() ? !keeper.rules(parting.anchor()).isEmpty() : tree;
    joins.settle(facts, joinedBefore(joins.parting(), before));
    Map<Integer, ClusterFacts.Rank> ranks = ranks(id, parting, ruled);
    SegmentDraft draft = draft(id, facts, joins.parting(), ranks);
    while (!ruled && settings.mergeAlike() && !draft.alike().isEmpty()) {
      joins.alike(draft.alike());
      draft = draft(id, facts, joins.parting(), ranks);
    }
    SegmentModel model = keeper.row(run, joins.parting(), members, ruled);
    if (!ruled) {
      warehouse.replace(id, Tables.SEGMENT_MODEL_RULE, List.of());
    }
    StepResult written = write(id, found, joins, draft, model);
    if (ruled) {
      warehouse.replace(
          id,
          Tables.SEGMENT_MODEL_RULE,
          parting.kept()
              ? keeper.rules(parting.anchor())
              : ModelRules.of(
                  warehouse.rows(id, Tables.OUTCOME_RULE),
                  warehouse.rows(id, Tables.OUTCOME_LEAF),
                  found,
                  warehouse.rows(id, Tables.CUSTOMER_SEGMENT)));
    }
    return written;
  }

  private StepResult write(
      RunId id,
      List<ClusterMember> members,
      GroupJoins joins,
      SegmentDraft draft,
      SegmentModel model) {
    Parting parting = joins.parting();
    List<Segment> segments = draft.segments();
    List<SegmentEvent> events =
        new SegmentLedger(params, draft.past(), draft.idOf()).write(segments);
    List<CustomerSegment> placed = placed(parting, segments);
    List<SegmentCluster> overlaps = ClusterOverlap.count(members, placed);
    List<SegmentStanding> standings = draft.named().stream().map(Named::standing).toList();
    long rows = warehouse.replace(id, Tables.SEGMENT, ClusterOverlap.mostly(segments, overlaps));
    rows +=
        warehouse.replace(
            id, Tables.SEGMENT_PARENT, segments.stream().map(LifecycleGroup::row).toList());
    rows += warehouse.replace(id, Tables.SEGMENT_CLUSTER, overlaps);
    rows += warehouse.replace(id, Tables.SEGMENT_STANDING, standings);
    rows += warehouse.replace(id, Tables.SEGMENT_EVENT, events);
    rows += warehouse.replace(id, Tables.SEGMENT_MODEL, List.of(model));
    rows += warehouse.replace(id, Tables.SEGMENT_JOIN, joins.rows());
    rows += warehouse.replace(id, Tables.CUSTOMER_SEGMENT, placed);
    return new StepResult(rows, metrics(members, parting, model, segments, events));
  }

  private Map<Integer, ClusterFacts.Rank> ranks(RunId id, Parting parting, boolean ruled) {
    if (!ruled) {
      return Map.of();
    }
    return parting.kept()
        ? ModelRules.ranksOfSegments(keeper.rules(parting.anchor()))
        : ModelRules.ranksOfLeaves(warehouse.rows(id, Tables.OUTCOME_LEAF));
  }

  private SegmentDraft draft(
      RunId id, MonthFacts facts, Parting parting, Map<Integer, ClusterFacts.Rank> ranks) {
    List<ClusterFacts> groups = facts.of(parting.groupOf(), ranks);
    List<ClusterFacts> clusters = groups.stream().filter(g -> !g.noise()).toList();
    PastSegments past =
        new PastReader(warehouse, id, parting.groupOf(), clusters).read(settings.returnMonths());
    int[] idOf =
        parting.kept()
            ? Identities.kept(clusters)
            : new Identities(params, clusters).find(past, heirs(id, parting));
    return SegmentDraft.of(groups, past, idOf, parting.kept(), naming);
  }

  /** Which groups are segments of the month before, by its rules; none where it has no rules. */
  private Map<Integer, Integer> heirs(RunId id, Parting parting) {
    return warehouse
        .publishedBefore(id.month())
        .map(
            before ->
                RuleHeirs.of(
                    warehouse.rows(before, Tables.SEGMENT_MODEL_RULE),
                    warehouse.rows(before, Tables.SEGMENT_JOIN),
                    warehouse.matrix(id, Tables.CUSTOMER_FEATURE, FeatureCatalogue.figures()),
                    parting.groupOf()))
        .orElse(Map.of());
  }

  /** What the month before has joined, if the same model parts this one. */
  private List<SegmentJoin> joinedBefore(Parting parting, Optional<RunId> before) {
    return parting.kept()
        ? before.map(run -> warehouse.rows(run, Tables.SEGMENT_JOIN)).orElse(List.of())
        : List.of();
  }

  /** The customers in their clusters, those that other draws do not part made one. */
  private List<ClusterMember> drawn(RunId id, List<ClusterMember> members) {
    return ClusterMember.joined(
        members,
        warehouse.rows(id, Tables.CLUSTER_JOIN).stream()
            .collect(Collectors.toMap(ClusterJoin::cluster, ClusterJoin::joinedCluster)));
  }

  /** The customers in their clusters, those alike made one where the settings say so. */
  private List<ClusterMember> grouped(MonthFacts facts, List<ClusterMember> members) {
    if (!settings.mergeAlike()) {
      return members;
    }
    Map<String, Integer> clusterOf =
        members.stream()
            .collect(Collectors.toMap(ClusterMember::customerId, ClusterMember::cluster));
    return AlikeClusters.merge(members, facts.of(clusterOf));
  }

  private static List<CustomerSegment> placed(Parting parting, List<Segment> segments) {
    Map<Integer, Integer> segmentOf =
        segments.stream().collect(Collectors.toMap(Segment::cluster, Segment::segmentId));
    return parting.groupOf().entrySet().stream()
        .map(
            of ->
                new CustomerSegment(
                    of.getKey(),
                    Objects.requireNonNull(segmentOf.get(of.getValue())),
                    parting.firmnessOf().getOrDefault(of.getKey(), 0.0)))
        .sorted(Comparator.comparing(CustomerSegment::customerId))
        .toList();
  }

  private static Map<String, Double> metrics(
      List<ClusterMember> members,
      Parting parting,
      SegmentModel model,
      List<Segment> segments,
      List<SegmentEvent> events) {
    Map<String, Double> metrics = new HashMap<>();
    metrics.put("model_kept", parting.kept() ? 1.0 : 0);
    metrics.put("drift", model.drift());
    metrics.put("agreement", model.agreement());
    metrics.put("segments", (double) segments.stream().filter(s -> !s.isNoise()).count());
    metrics.put("customers", (double) members.size());
    metrics.put(
        "unassigned", (double) parting.groupOf().values().stream().filter(g -> g < 0).count());
    metrics.put("unknown_to_clustering", (double) members.stream().filter(m -> !m.known()).count());
    events.forEach(event -> metrics.merge(event.event(), 1.0, Double::sum));
    return metrics;
  }

  private String chosenAlgorithm(RunId id) {
    List<String> chosen =
        warehouse.rows(id, Tables.CLUSTER_GRADE).stream()
            .filter(ClusterGrade::chosen)
            .map(ClusterGrade::algorithm)
            .toList();
    if (chosen.size() != 1) {
      throw new StepException(
          ErrorCode.INTERNAL, "not exactly one clustering is chosen [" + chosen + "]");
    }
    return chosen.get(0);
  }
}
