package clientele.steps.segments;

import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepResult;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.segments.SegmentNaming.ClusterFacts;
import clientele.steps.table.ClusterGrade;
import clientele.steps.table.CustomerSegment;
import clientele.steps.table.Segment;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the month's segments of the chosen clustering and puts every customer into one. For now a
 * segment is known by its persona (see {@link SegmentNaming}); matching with the segments of
 * earlier months has its place here.
 */
public final class MatchSegments implements Step {
  private static final SqlScript MEMBERS = new SqlScript("segments/cluster_members");
  private static final List<String> COLUMNS =
      List.of("recency_days", "frequency", "monetary", "average_order_value");

  private final Warehouse warehouse;

  public MatchSegments(Warehouse warehouse) {
    this.warehouse = warehouse;
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
    return Set.of(Tables.SEGMENT, Tables.CUSTOMER_SEGMENT);
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    List<ClusterMember> members =
        warehouse.query(id, MEMBERS, Map.of("algorithm", chosenAlgorithm(id)), ClusterMember.class);
    List<Segment> segments = SegmentNaming.name(facts(id, members));
    Map<Integer, Integer> segmentOf =
        segments.stream().collect(Collectors.toMap(Segment::cluster, Segment::segmentId));
    List<CustomerSegment> placed =
        members.stream()
            .map(
                m ->
                    new CustomerSegment(
                        m.customerId(),
                        Objects.requireNonNull(segmentOf.get(m.cluster())),
                        m.membership()))
            .toList();
    long rows = warehouse.replace(id, Tables.SEGMENT, segments);
    rows += warehouse.replace(id, Tables.CUSTOMER_SEGMENT, placed);
    return new StepResult(
        rows,
        Map.of(
            "segments", (double) segments.stream().filter(s -> !s.isNoise()).count(),
            "customers", (double) placed.size(),
            "unassigned", (double) members.stream().filter(m -> m.cluster() < 0).count(),
            "unknown_to_clustering", (double) members.stream().filter(m -> !m.known()).count()));
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
