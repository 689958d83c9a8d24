package clientele.steps.model;

import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.NeighbourMembership;
import clientele.steps.core.clustering.choice.DbscanChoice;
import clientele.steps.core.clustering.choice.DbscanLimits;
import clientele.steps.core.clustering.choice.TunedDbscan;
import clientele.steps.core.clustering.consensus.Agreement;
import clientele.steps.core.clustering.density.Dbscan;
import clientele.steps.core.clustering.density.DbscanParams;
import clientele.steps.core.clustering.density.EpsEstimate;
import clientele.steps.core.clustering.spectral.SpectralSpace;
import clientele.steps.core.manifold.Projection;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.ClusterSettings;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.ClusterCandidate;
import clientele.steps.table.cluster.CustomerCluster;
import clientele.steps.table.customer.CustomerOutlook;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.OutcomeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Clusters the customers on the plane by density and by three partitioning algorithms, on the graph
 * by its eigenvectors, and by what the five agree on, puts the leaves of the tree of outcomes and
 * the plain segments by score beside them, and writes down every candidate.
 */
public final class ClusterCustomers implements Step {
  private static final Logger log = LoggerFactory.getLogger(ClusterCustomers.class);

  private final Warehouse warehouse;
  private final ModelChain chain;
  private final ClusterSettings settings;
  private final int threads;

  /**
   * @param projection drew the plane
   * @param threads how many threads search neighbours; the result does not depend on it
   */
  public ClusterCustomers(
      Warehouse warehouse, Projection projection, PipelineSettings settings, int threads) {
    this.warehouse = warehouse;
    this.chain = new ModelChain(projection, settings.embed(), threads);
    this.settings = settings.cluster();
    this.threads = threads;
  }

  @Override
  public String name() {
    return "cluster_customers";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(
        Tables.CUSTOMER_EMBEDDING,
        Tables.CUSTOMER_FEATURE,
        Tables.OUTCOME_MODEL,
        Tables.CUSTOMER_OUTLOOK);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.CUSTOMER_CLUSTER, Tables.CLUSTER_CANDIDATE);
  }

  /** One candidate before it becomes rows. */
  private record Candidate(ClusterCandidate row, Labels labels, IntToDoubleFunction membership) {}

  @Override
  public StepResult run(RunContext run) {
    CustomerMatrix plane = warehouse.matrix(run.id(), Tables.CUSTOMER_EMBEDDING, List.of("x", "y"));
    List<Candidate> candidates = candidates(plane.values(), run);
    outcomeTree(run, plane.ids()).ifPresent(candidates::add);
    List<CustomerCluster> rows = new ArrayList<>();
    for (Candidate candidate : candidates) {
      for (int i = 0; i < candidate.labels().points(); i++) {
        rows.add(
            new CustomerCluster(
                candidate.row().algorithm(),
                plane.ids().get(i),
                candidate.labels().of(i),
                candidate.membership().applyAsDouble(i)));
      }
    }
    long written = warehouse.replace(run.id(), Tables.CUSTOMER_CLUSTER, rows);
    written +=
        warehouse.replace(
            run.id(), Tables.CLUSTER_CANDIDATE, candidates.stream().map(Candidate::row).toList());
    Labels dbscan = candidates.get(0).labels();
    return new StepResult(
        written,
        Map.of(
            "dbscan_clusters",
            (double) dbscan.clusters(),
            "dbscan_noise_share",
            (double) dbscan.noise() / plane.ids().size()));
  }

  private List<Candidate> candidates(Matrix points, RunContext run) {
    NeighbourMembership membership = NeighbourMembership.of(points, threads);
    Candidate dbscan = dbscan(points, membership);
    List<Candidate> candidates = new ArrayList<>(List.of(dbscan));
    OwnCounts own = new OwnCounts(points, settings, run, threads);
    CustomerMatrix features =
        warehouse.matrix(run.id(), Tables.CUSTOMER_FEATURE, FeatureCatalogue.modelled());
    Matrix space = chain.eigenvectors(ModelChain.scaled(features), own.most(), run);
    own.of(space)
        .forEach(
            (name, count) -> {
              boolean onGraph = name.equals(Candidates.SPECTRAL);
              Clusterer clusterer =
                  onGraph
                      ? Candidates.spectral(count.k(), run)
                      : Candidates.parting(count.k(), name, run);
              Matrix in = onGraph ? SpectralSpace.first(space, count.k()) : points;
              candidates.add(parted(clusterer, in, count.remark(), membership));
            });
    candidates.add(consensus(candidates.stream().map(Candidate::labels).toList()));
    candidates.add(rfm(run));
    return candidates;
  }

  private static Candidate parted(
      Clusterer clusterer, Matrix space, String remark, NeighbourMembership membership) {
    Labels labels = clusterer.fit(space);
    return new Candidate(
        new ClusterCandidate(clusterer.name(), null, null, remark),
        labels,
        firmness(membership, labels));
  }

  private static Candidate consensus(List<Labels> clusterings) {
    Agreement agreement = Candidates.agreement(clusterings);
    String remark = "co-association of the %d before it".formatted(clusterings.size());
    return new Candidate(
        new ClusterCandidate(Candidates.CONSENSUS, null, null, remark),
        agreement.labels(),
        agreement::membership);
  }

  /** The leaves of the tree of outcomes, where there is one. */
  private Optional<Candidate> outcomeTree(RunContext run, List<String> ids) {
    OutcomeModel model = outcomes(run);
    if (!model.learnt()) {
      return Optional.empty();
    }
    Map<String, Integer> leafOf =
        warehouse.rows(run.id(), Tables.CUSTOMER_OUTLOOK).stream()
            .collect(Collectors.toMap(CustomerOutlook::customerId, CustomerOutlook::leaf));
    Labels labels =
        Labels.of(ids.stream().mapToInt(id -> leafOf.getOrDefault(id, Labels.NOISE)).toArray());
    return Optional.of(
        new Candidate(
            new ClusterCandidate(Candidates.OUTCOME_TREE, null, null, model.reason()),
            labels,
            i -> 1));
  }

  /** What was learnt of outcomes. */
  private OutcomeModel outcomes(RunContext run) {
    return warehouse.rows(run.id(), Tables.OUTCOME_MODEL).stream()
        .findFirst()
        .orElse(OutcomeModel.nothing("nothing was learnt"));
  }

  private Candidate rfm(RunContext run) {
    Labels labels =
        RfmSegments.of(
            warehouse.matrix(run.id(), Tables.CUSTOMER_FEATURE, RfmSegments.SCORES).values());
    return new Candidate(
        new ClusterCandidate(RfmSegments.NAME, null, null, RfmSegments.REMARK), labels, i -> 1);
  }

  private Candidate dbscan(Matrix points, NeighbourMembership membership) {
    if (settings.eps().isPresent()) {
      int minPts = settings.minPts().orElse(EpsEstimate.minPtsFor(points.rows()));
      DbscanParams params = new DbscanParams(settings.eps().getAsDouble(), minPts);
      Labels labels = new Dbscan(params, threads).fit(points);
      Optional<String> hint = EpsEstimate.hint(params, labels);
      hint.ifPresent(text -> log.warn("{}", text));
      return candidate(
          params,
          labels,
          membership,
          hint.map(h -> "eps as configured; " + h).orElse("eps as configured"));
    }
    Optional<Integer> minPts =
        settings.minPts().isPresent()
            ? Optional.of(settings.minPts().getAsInt())
            : Optional.empty();
    DbscanChoice choice = new TunedDbscan(DbscanLimits.DEFAULT, minPts, threads).choose(points);
    choice.hint().ifPresent(text -> log.warn("{}", text));
    String remark =
        "the finest clusters that last while eps grows, among %d eps around the knee of the k-distance curve"
            .formatted(choice.candidates().size());
    return candidate(
        choice.params(),
        choice.labels(),
        membership,
        choice.hint().map(h -> remark + "; " + h).orElse(remark));
  }

  private static Candidate candidate(
      DbscanParams params, Labels labels, NeighbourMembership membership, String remark) {
    return new Candidate(
        new ClusterCandidate("dbscan", params.eps(), params.minPts(), remark),
        labels,
        firmness(membership, labels));
  }

  private static IntToDoubleFunction firmness(NeighbourMembership membership, Labels labels) {
    double[] shares = membership.of(labels);
    return i -> shares[i];
  }
}
