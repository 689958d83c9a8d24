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
import clientele.steps.segments.SegmentNaming.Candidate;
import clientele.steps.segments.SegmentNaming.Named;
import clientele.steps.settings.MatchSettings;
import clientele.steps.table.ClusterGrade;
import clientele.steps.table.CustomerSegment;
import clientele.steps.table.Segment;
import clientele.steps.table.SegmentEvent;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the month's segments of the chosen clustering: finds which segment each cluster is ({@link
 * Identities}), names it ({@link SegmentNaming}), writes down what became of every segment ({@link
 * SegmentLedger}) and puts every customer into one.
 */
public final class MatchSegments implements Step {
  private static final SqlScript MEMBERS = new SqlScript("segments/cluster_members");
  private static final List<String> COLUMNS =
      List.of("recency_days", "frequency", "monetary", "average_order_value");

  private final Warehouse warehouse;
  private final MatchSettings settings;
  private final MatchParams params;

  public MatchSegments(Warehouse warehouse, MatchSettings settings) {
    this.warehouse = warehouse;
    this.settings = settings;
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
        Tables.SEGMENT, Tables.SEGMENT_STANDING, Tables.SEGMENT_EVENT, Tables.CUSTOMER_SEGMENT);
  }

  @Override
  public Set<Table<?>> readsPast() {
    return Set.of(
        Tables.PUBLICATION, Tables.SEGMENT, Tables.SEGMENT_STANDING, Tables.CUSTOMER_SEGMENT);
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    String algorithm = chosenAlgorithm(id);
    List<ClusterMember> members =
        warehouse.query(id, MEMBERS, Map.of("algorithm", algorithm), ClusterMember.class);
    List<ClusterFacts> facts = facts(id, members);
    List<ClusterFacts> clusters = facts.stream().filter(f -> f.cluster() >= 0).toList();
    PastSegments past =
        new PastReader(warehouse, id, algorithm, clusters).read(settings.returnMonths());
    int[] idOf = new Identities(params, clusters).find(past);
    List<Named> named =
        new SegmentNaming(settings.renameMargin()).name(candidates(facts, clusters, idOf, past));
    List<Segment> segments = named.stream().map(Named::segment).toList();
    List<SegmentEvent> events = new SegmentLedger(params, past, idOf).write(segments);
    long rows = warehouse.replace(id, Tables.SEGMENT, segments);
    rows +=
        warehouse.replace(
            id, Tables.SEGMENT_STANDING, named.stream().map(Named::standing).toList());
    rows += warehouse.replace(id, Tables.SEGMENT_EVENT, events);
    rows += warehouse.replace(id, Tables.CUSTOMER_SEGMENT, placed(members, segments));
    return new StepResult(rows, metrics(members, segments, events));
  }

  private static List<CustomerSegment> placed(List<ClusterMember> members, List<Segment> segments) {
    Map<Integer, Integer> segmentOf =
        segments.stream().collect(Collectors.toMap(Segment::cluster, Segment::segmentId));
    return members.stream()
        .map(
            m ->
                new CustomerSegment(
                    m.customerId(),
                    Objects.requireNonNull(segmentOf.get(m.cluster())),
                    m.membership()))
        .toList();
  }

  private static Map<String, Double> metrics(
      List<ClusterMember> members, List<Segment> segments, List<SegmentEvent> events) {
    Map<String, Double> metrics = new HashMap<>();
    metrics.put("segments", (double) segments.stream().filter(s -> !s.isNoise()).count());
    metrics.put("customers", (double) members.size());
    metrics.put("unassigned", (double) members.stream().filter(m -> m.cluster() < 0).count());
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

  private List<ClusterFacts> facts(RunId id, List<ClusterMember> members) {
    CustomerMatrix features = warehouse.matrix(id, Tables.CUSTOMER_FEATURE, COLUMNS);
    Map<String, Integer> clusterOf = new HashMap<>();
    Map<Integer, BigDecimal> revenue = new HashMap<>();
    for (ClusterMember member : members) {
      clusterOf.put(member.customerId(), member.cluster());
      revenue.merge(member.cluster(), member.monetary(), BigDecimal::add);
    }
    Groups groups = Groups.of(features, clusterOf);
    MonthDistribution month = new MonthDistribution(groups);
    return groups.rows().keySet().stream()
        .map(c -> new ClusterFacts(c, revenue.getOrDefault(c, BigDecimal.ZERO), month.of(c)))
        .toList();
  }
}
