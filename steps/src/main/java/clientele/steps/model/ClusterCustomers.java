package clientele.steps.model;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.Dbscan;
import clientele.steps.core.clustering.DbscanParams;
import clientele.steps.core.clustering.EpsEstimate;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.NeighbourMembership;
import clientele.steps.core.clustering.choice.DbscanChoice;
import clientele.steps.core.clustering.choice.DbscanLimits;
import clientele.steps.core.clustering.choice.TunedDbscan;
import clientele.steps.core.clustering.weka.Em;
import clientele.steps.core.clustering.weka.Hierarchical;
import clientele.steps.core.clustering.weka.KMeans;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.ClusterSettings;
import clientele.steps.table.ClusterCandidate;
import clientele.steps.table.CustomerCluster;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clusters the customers on the plane, once by density and by three partitioning algorithms beside
 * it, and writes down every candidate.
 */
public final class ClusterCustomers implements Step {
  private static final Logger log = LoggerFactory.getLogger(ClusterCustomers.class);

  private final Warehouse warehouse;
  private final ClusterSettings settings;
  private final int threads;

  /**
   * @param threads how many threads search neighbours; the result does not depend on it
   */
  public ClusterCustomers(Warehouse warehouse, ClusterSettings settings, int threads) {
    this.warehouse = warehouse;
    this.settings = settings;
    this.threads = threads;
  }

  @Override
  public String name() {
    return "cluster_customers";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(Tables.CUSTOMER_EMBEDDING);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.CUSTOMER_CLUSTER, Tables.CLUSTER_CANDIDATE);
  }

  /** One candidate before it becomes rows. */
  private record Candidate(ClusterCandidate row, Labels labels) {}

  @Override
  public StepResult run(RunContext run) {
    CustomerMatrix plane = warehouse.matrix(run.id(), Tables.CUSTOMER_EMBEDDING, List.of("x", "y"));
    Candidate dbscan = dbscan(plane.values());
    List<Candidate> candidates = new ArrayList<>(List.of(dbscan));
    for (Clusterer clusterer : partitioning(dbscan.labels().clusters(), run)) {
      candidates.add(
          new Candidate(
              new ClusterCandidate(clusterer.name(), null, null, remarkOnK()),
              clusterer.fit(plane.values())));
    }
    NeighbourMembership membership = NeighbourMembership.of(plane.values(), threads);
    List<CustomerCluster> rows = new ArrayList<>();
    for (Candidate candidate : candidates) {
      double[] firmness = membership.of(candidate.labels());
      for (int i = 0; i < firmness.length; i++) {
        rows.add(
            new CustomerCluster(
                candidate.row().algorithm(),
                plane.ids().get(i),
                candidate.labels().of(i),
                firmness[i]));
      }
    }
    long written = warehouse.replace(run.id(), Tables.CUSTOMER_CLUSTER, rows);
    written +=
        warehouse.replace(
            run.id(), Tables.CLUSTER_CANDIDATE, candidates.stream().map(Candidate::row).toList());
    return new StepResult(
        written,
        Map.of(
            "dbscan_clusters",
            (double) dbscan.labels().clusters(),
            "dbscan_noise_share",
            (double) dbscan.labels().noise() / plane.ids().size()));
  }

  private Candidate dbscan(Matrix points) {
    if (settings.eps().isPresent()) {
      int minPts = settings.minPts().orElse(EpsEstimate.minPtsFor(points.rows()));
      DbscanParams params = new DbscanParams(settings.eps().getAsDouble(), minPts);
      Labels labels = new Dbscan(params, threads).fit(points);
      Optional<String> hint = EpsEstimate.hint(params, labels);
      return candidate(params, labels, "eps as configured", hint);
    }
    Optional<Integer> minPts =
        settings.minPts().isPresent()
            ? Optional.of(settings.minPts().getAsInt())
            : Optional.empty();
    DbscanChoice choice = new TunedDbscan(DbscanLimits.DEFAULT, minPts, threads).choose(points);
    String remark =
        "eps of the best silhouette among %d around the knee of the k-distance curve"
            .formatted(choice.candidates().size());
    return candidate(choice.params(), choice.labels(), remark, choice.hint());
  }

  private static Candidate candidate(
      DbscanParams params, Labels labels, String remark, Optional<String> hint) {
    hint.ifPresent(text -> log.warn("{}", text));
    return new Candidate(
        new ClusterCandidate(
            "dbscan",
            params.eps(),
            params.minPts(),
            hint.map(text -> remark + "; " + text).orElse(remark)),
        labels);
  }

  /** As many clusters as DBSCAN found, so that the candidates can be compared, or as configured. */
  private List<Clusterer> partitioning(int found, RunContext run) {
    ClusterCount count = ClusterCount.of(settings.k().orElse(Math.max(2, found)));
    return List.of(
        new KMeans(count, run.seed("cluster_customers.k_means")),
        new Em(count, run.seed("cluster_customers.em")),
        new Hierarchical(count));
  }

  private String remarkOnK() {
    return settings.k().isPresent() ? "k as configured" : "k as many as dbscan found, at least 2";
  }
}
