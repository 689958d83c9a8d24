package clientele.steps.model;

import clientele.steps.core.clustering.Dbscan;
import clientele.steps.core.clustering.DbscanParams;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.stability.BootstrapJaccard;
import clientele.steps.core.stability.Stability;
import clientele.steps.core.validity.CalinskiHarabasz;
import clientele.steps.core.validity.DaviesBouldin;
import clientele.steps.core.validity.Silhouette;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepResult;
import clientele.steps.port.Warehouse;
import clientele.steps.table.ClusterCandidate;
import clientele.steps.table.ClusterGrade;
import clientele.steps.table.ClusterStability;
import clientele.steps.table.CustomerCluster;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Grades every candidate clustering by its validity on the plane, and each cluster of the chosen
 * one by its silhouette and its stability.
 *
 * <p>The month's labels come from DBSCAN: the candidates that must place everybody are there to
 * compare with. Stability is the bootstrap Jaccard through the clustering alone: the embedding
 * stays where it is, eps too, and minPts shrinks with the share of customers a resample holds (1 −
 * 1/e), since density does.
 */
public final class GradeClusters implements Step {
  private static final String CHOSEN = "dbscan";
  private static final int RESAMPLES = 50;
  private static final double DISTINCT_SHARE = 0.632;

  /** Beyond so many points the silhouette is taken of a sample of so many. */
  private static final int SILHOUETTE_SAMPLE = 20_000;

  private final Warehouse warehouse;
  private final int threads;

  /**
   * @param threads how many threads measure distances; the result does not depend on it
   */
  public GradeClusters(Warehouse warehouse, int threads) {
    this.warehouse = warehouse;
    this.threads = threads;
  }

  @Override
  public String name() {
    return "grade_clusters";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(Tables.CUSTOMER_EMBEDDING, Tables.CUSTOMER_CLUSTER, Tables.CLUSTER_CANDIDATE);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.CLUSTER_GRADE, Tables.CLUSTER_STABILITY);
  }

  @Override
  public StepResult run(RunContext run) {
    CustomerMatrix plane = warehouse.matrix(run.id(), Tables.CUSTOMER_EMBEDDING, List.of("x", "y"));
    List<ClusterGrade> grades = new ArrayList<>();
    List<ClusterStability> clusters = List.of();
    for (Map.Entry<String, Labels> candidate : labels(run, plane).entrySet()) {
      Labels labels = candidate.getValue();
      Silhouette silhouette = silhouette(plane.values(), labels, run);
      grades.add(grade(candidate.getKey(), plane.values(), labels, silhouette));
      if (candidate.getKey().equals(CHOSEN)) {
        clusters = clusters(labels, silhouette, stability(run, plane.values(), labels));
      }
    }
    long written = warehouse.replace(run.id(), Tables.CLUSTER_GRADE, grades);
    written += warehouse.replace(run.id(), Tables.CLUSTER_STABILITY, clusters);
    return new StepResult(written, metrics(grades));
  }

  /** The labels of each candidate, customers in the order of the plane. */
  private Map<String, Labels> labels(RunContext run, CustomerMatrix plane) {
    Map<String, List<CustomerCluster>> rows =
        warehouse.rows(run.id(), Tables.CUSTOMER_CLUSTER).stream()
            .collect(
                Collectors.groupingBy(
                    CustomerCluster::algorithm, LinkedHashMap::new, Collectors.toList()));
    Map<String, Labels> labels = new LinkedHashMap<>();
    rows.forEach(
        (algorithm, members) -> {
          Map<String, Integer> byCustomer =
              members.stream()
                  .collect(Collectors.toMap(CustomerCluster::customerId, CustomerCluster::cluster));
          labels.put(
              algorithm,
              Labels.of(
                  plane.ids().stream()
                      .mapToInt(id -> byCustomer.getOrDefault(id, Labels.NOISE))
                      .toArray()));
        });
    return labels;
  }

  private Silhouette silhouette(Matrix points, Labels labels, RunContext run) {
    return points.rows() <= SILHOUETTE_SAMPLE
        ? Silhouette.of(points, labels, threads)
        : Silhouette.sampled(
            points, labels, SILHOUETTE_SAMPLE, run.seed("grade_clusters.silhouette"), threads);
  }

  private static ClusterGrade grade(
      String algorithm, Matrix points, Labels labels, Silhouette silhouette) {
    return new ClusterGrade(
        algorithm,
        algorithm.equals(CHOSEN),
        labels.clusters(),
        labels.noise(),
        labels.clusters() < 2 ? null : silhouette.overall(),
        orNull(DaviesBouldin.of(points, labels)),
        orNull(CalinskiHarabasz.of(points, labels)));
  }

  private Stability stability(RunContext run, Matrix points, Labels labels) {
    ClusterCandidate how =
        warehouse.rows(run.id(), Tables.CLUSTER_CANDIDATE).stream()
            .filter(candidate -> candidate.algorithm().equals(CHOSEN))
            .findFirst()
            .orElseThrow(
                () -> new StepException(ErrorCode.INTERNAL, "no candidate [" + CHOSEN + "]"));
    double eps = how.eps() == null ? 1 : how.eps();
    int minPts = how.minPts() == null ? 2 : how.minPts();
    DbscanParams thinned =
        new DbscanParams(eps, Math.max(2, (int) Math.round(minPts * DISTINCT_SHARE)));
    return new BootstrapJaccard(RESAMPLES, run.seed("grade_clusters.bootstrap"), threads)
        .of(points, labels, sample -> new Dbscan(thinned).fit(sample));
  }

  private static List<ClusterStability> clusters(
      Labels labels, Silhouette silhouette, Stability stability) {
    List<ClusterStability> rows = new ArrayList<>();
    for (int cluster = 0; cluster < labels.clusters(); cluster++) {
      rows.add(
          new ClusterStability(
              cluster,
              labels.size(cluster),
              labels.clusters() < 2 ? null : silhouette.cluster(cluster),
              stability.clusters().get(cluster).jaccard()));
    }
    return rows;
  }

  private static Map<String, Double> metrics(List<ClusterGrade> grades) {
    return grades.stream()
        .filter(grade -> grade.silhouette() != null)
        .collect(
            Collectors.toMap(
                grade -> "silhouette_" + grade.algorithm(),
                grade -> grade.silhouette() == null ? 0 : grade.silhouette()));
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
