package clientele.steps.model;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.choice.PointMasses;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.validity.Silhouette;
import clientele.steps.dag.RunContext;
import clientele.steps.model.Choice.Graded;
import clientele.steps.port.Warehouse;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.CustomerCluster;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads the candidates of a run and measures what needs no resamples. */
record GradedCandidates(Warehouse warehouse, RunContext run, int threads) {
  /** Beyond so many points the silhouette is taken of a sample of so many. */
  private static final int SILHOUETTE_SAMPLE = 20_000;

  /**
   * By name, in their order.
   *
   * @param plane of the month's customers
   * @param features of the same
   */
  Map<String, Graded> read(CustomerMatrix plane, Matrix features, CandidateUse use) {
    Map<String, Graded> graded = new LinkedHashMap<>();
    labels(plane)
        .forEach(
            (name, labels) ->
                graded.put(
                    name,
                    new Graded(
                        labels,
                        silhouette(plane.values(), labels),
                        use.told(name, labels),
                        PointMasses.told(features, labels))));
    return graded;
  }

  /** The labels of each candidate, customers in the order of the plane. */
  private Map<String, Labels> labels(CustomerMatrix plane) {
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

  private Silhouette silhouette(Matrix points, Labels labels) {
    return points.rows() <= SILHOUETTE_SAMPLE
        ? Silhouette.of(points, labels, threads)
        : Silhouette.sampled(
            points, labels, SILHOUETTE_SAMPLE, run.seed("grade_clusters.silhouette"), threads);
  }
}
