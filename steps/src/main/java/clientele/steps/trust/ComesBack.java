package clientele.steps.trust;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.density.DbscanParams;
import clientele.steps.core.clustering.density.ThinnedDbscan;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.outcome.OutcomePanel;
import clientele.steps.core.stability.BootstrapJaccard;
import clientele.steps.core.stability.Stability;
import clientele.steps.dag.RunContext;
import clientele.steps.outcome.OutcomeFeatures;
import clientele.steps.outcome.OutcomeLearner;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.ClusterCandidate;
import java.util.Optional;

/** Whether published segments come out again when the month's customers are drawn anew. */
record ComesBack(Warehouse warehouse, PipelineSettings settings, int threads) {

  /**
   * Segments that are rules: a tree is grown anew on each draw of this month's customers, so that a
   * kept rule counts as far as it would be found again today.
   */
  Stability amongTrees(RunContext run, OutcomePanel panel, Labels published) {
    CustomerMatrix now =
        warehouse.matrix(run.id(), Tables.CUSTOMER_FEATURE, OutcomeFeatures.COLUMNS);
    return new OutcomeLearner(panel.with(OutcomeFeatures.COLUMNS), now, settings, threads)
        .stability(
            published,
            Math.max(2, settings.cluster().resamples() / 2),
            run.seed("measure_trust.bootstrap"));
  }

  /**
   * Segments that a model of an earlier month's clusters has placed: the plane of this month is
   * clustered by density again on each draw. Empty where the month has no such clustering.
   */
  Optional<Stability> onThePlane(RunContext run, Matrix plane, Labels published) {
    return warehouse.rows(run.id(), Tables.CLUSTER_CANDIDATE).stream()
        .filter(candidate -> candidate.algorithm().equals("dbscan"))
        .flatMap(candidate -> params(candidate).stream())
        .findFirst()
        .map(
            params ->
                new BootstrapJaccard(
                        settings.cluster().resamples(),
                        run.seed("measure_trust.bootstrap"),
                        threads)
                    .of(plane, published, new ThinnedDbscan(params, plane.rows())::fit));
  }

  private static Optional<DbscanParams> params(ClusterCandidate candidate) {
    Double eps = candidate.eps();
    Integer minPts = candidate.minPts();
    return eps == null || minPts == null
        ? Optional.empty()
        : Optional.of(new DbscanParams(eps, minPts));
  }
}
