package clientele.steps.segments;

import static clientele.steps.segments.SegmentNaming.NOISE;

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
import clientele.steps.segments.ModelKeeper.Parting;
import clientele.steps.segments.SegmentNaming.Candidate;
import clientele.steps.segments.SegmentNaming.Named;
import clientele.steps.settings.MatchSettings;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.ClusterGrade;
import clientele.steps.table.CustomerSegment;
import clientele.steps.table.Segment;
import clientele.steps.table.SegmentCluster;
import clientele.steps.table.SegmentEvent;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the month's segments of the chosen clustering, or by the model of the month before while it
 * holds ({@link ModelKeeper}): finds which segment each cluster is ({@link Identities}), names it
 * ({@link SegmentNaming}), writes down what became of every segment ({@link SegmentLedger}) and
 * puts every customer into one.
 */
public final class MatchSegments implements Step {
  private static final SqlScript MEMBERS = new SqlScript("segments/cluster_members");
  private static final SqlScript AFTER = new SqlScript("segments/month_after");
  private static final List<String> COLUMNS =
      List.of("recency_days", "frequency", "monetary", "average_order_value");

  private final Warehouse warehouse;
  private final MatchSettings settings;
  private final MatchParams params;
  private final ModelKeeper keeper;
  private final Map<String, String> ownNames;

  public MatchSegments(Warehouse warehouse, PipelineSettings pipeline, int threads) {
    MatchSettings settings = pipeline.match();
    this.ownNames = pipeline.segments().names();
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
    return Set.of(Tables.CUSTOMER_FEATURE, Tables.CUSTOMER_CLUSTER, Tables.CLUSTER_GRADE);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(
        Tables.SEGMENT,
        Tables.SEGMENT_STANDING,
        Tables.SEGMENT_CLUSTER,
        Tables.SEGMENT_MODEL,
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
        Tables.CUSTOMER_SEGMENT);
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    String algorithm = chosenAlgorithm(id);
    List<ClusterMember> members =
        warehouse.query(id, MEMBERS, Map.of("algorithm", algorithm), ClusterMember.class);
    Parting parting = keeper.part(run, grouped(id, members), neighbour(id));
    List<ClusterFacts> facts = facts(id, members, parting.groupOf());
    List<ClusterFacts> clusters = facts.stream().filter(f -> f.cluster() >= 0).toList();
    PastSegments past =
        new PastReader(warehouse, id, parting.groupOf(), clusters).read(settings.returnMonths());
    int[] idOf =
        parting.kept() ? Identities.kept(clusters) : new Identities(params, clusters).find(past);
    List<Named> named =
        new SegmentNaming(settings.renameMargin(), ownNames)
            .name(candidates(facts, clusters, idOf, past));
    List<Segment> segments = named.stream().map(Named::segment).toList();
    Map<Integer, Integer> segmentOf =
        segments.stream().collect(Collectors.toMap(Segment::cluster, Segment::segmentId));
    List<SegmentEvent> events = new SegmentLedger(params, past, idOf).write(segments);
    List<CustomerSegment> placed = placed(parting, segmentOf);
    List<SegmentCluster> overlaps = ClusterOverlap.count(members, placed);
    long rows =
        warehouse.replace(
            id,
            Tables.SEGMENT,
            parting.kept() ? ClusterOverlap.mostly(segments, overlaps) : segments);
    rows += warehouse.replace(id, Tables.SEGMENT_CLUSTER, overlaps);
    rows +=
        warehouse.replace(
            id, Tables.SEGMENT_STANDING, named.stream().map(Named::standing).toList());
    rows += warehouse.replace(id, Tables.SEGMENT_EVENT, events);
    rows += warehouse.replace(id, Tables.SEGMENT_MODEL, List.of(parting.model()));
    rows += warehouse.replace(id, Tables.CUSTOMER_SEGMENT, placed);
    return new StepResult(rows, metrics(members, parting, segments, events));
  }

  /** The customers in their clusters, those alike made one where the settings say so. */
  private List<ClusterMember> grouped(RunId id, List<ClusterMember> members) {
    if (!settings.mergeAlike()) {
      return members;
    }
    Map<String, Integer> clusterOf =
        members.stream()
            .collect(Collectors.toMap(ClusterMember::customerId, ClusterMember::cluster));
    return AlikeClusters.merge(members, facts(id, members, clusterOf));
  }

  /** The published month before, or else the first after. */
  private Optional<RunId> neighbour(RunId id) {
    return warehouse
        .publishedBefore(id.month())
        .or(
            () ->
                warehouse.query(id, AFTER, Map.of(), MonthAfter.class).stream()
                    .map(MonthAfter::run)
                    .findFirst());
  }

  private static List<CustomerSegment> placed(Parting parting, Map<Integer, Integer> segmentOf) {
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
      List<Segment> segments,
      List<SegmentEvent> events) {
    Map<String, Double> metrics = new HashMap<>();
    metrics.put("model_kept", parting.kept() ? 1.0 : 0);
    metrics.put("drift", parting.model().drift());
    metrics.put("agreement", parting.model().agreement());
    metrics.put("segments", (double) segments.stream().filter(s -> !s.isNoise()).count());
    metrics.put("customers", (double) members.size());
    metrics.put(
        "unassigned", (double) parting.groupOf().values().stream().filter(g -> g < 0).count());
    metrics.put("unknown_to_clustering", (double) members.stream().filter(m -> !m.known()).count());
    events.forEach(event -> metrics.merge(event.event(), 1.0, Double::sum));
    return metrics;
  }

  /** Every cluster and noise, each with what it was called before. */
  private static List<Candidate> candidates(
      List<ClusterFacts> facts, List<ClusterFacts> clusters, int[] idOf, PastSegments past) {
    List<Candidate> candidates = new ArrayList<>();
    for (int j = 0; j < clusters.size(); j++) {
      int id = idOf[j];
      boolean running = past.before().indexOf(id) >= 0;
      Optional<KnownSegment> seen =
          Stream.of(past.before(), past.ended(), past.after(), past.own())
              .flatMap(reference -> reference.segments().stream())
              .filter(segment -> segment.segmentId() == id)
              .findFirst();
      candidates.add(new Candidate(clusters.get(j), id, seen, running));
    }
    facts.stream()
        .filter(f -> f.cluster() < 0)
        .forEach(f -> candidates.add(new Candidate(f, NOISE, Optional.empty(), false)));
    return candidates;
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

  private List<ClusterFacts> facts(
      RunId id, List<ClusterMember> members, Map<String, Integer> groupOf) {
    CustomerMatrix features = warehouse.matrix(id, Tables.CUSTOMER_FEATURE, COLUMNS);
    Map<Integer, BigDecimal> revenue = new HashMap<>();
    for (ClusterMember member : members) {
      revenue.merge(
          Objects.requireNonNull(groupOf.get(member.customerId())),
          member.monetary(),
          BigDecimal::add);
    }
    Groups groups = Groups.of(features, groupOf);
    MonthDistribution month = new MonthDistribution(groups);
    return groups.rows().keySet().stream()
        .map(c -> new ClusterFacts(c, revenue.getOrDefault(c, BigDecimal.ZERO), month.of(c)))
        .toList();
  }
}
