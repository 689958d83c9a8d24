package clientele.steps.model;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.choice.DbscanLimits;
import clientele.steps.core.clustering.choice.TunedDbscan;
import clientele.steps.core.clustering.spectral.SpectralSpace;
import clientele.steps.core.manifold.Projection;
import clientele.steps.core.manifold.graph.FuzzyGraph;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.matrix.SignedLog;
import clientele.steps.core.matrix.Standardizer;
import clientele.steps.core.neighbour.HammingNeighbours;
import clientele.steps.core.parallel.Workers;
import clientele.steps.core.tree.Forest;
import clientele.steps.core.tree.ForestParams;
import clientele.steps.core.tree.LeafEncoding;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.StepException;
import clientele.steps.settings.EmbedSettings;
import clientele.steps.table.customer.FeatureCatalogue;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * From features to labels, stage by stage, for the month itself and for the resamples and shuffles
 * that judge it.
 *
 * @param projection draws leaves on the plane
 * @param settings of the forest
 * @param threads how many grow it; no figure depends on it
 */
record ModelChain(Projection projection, EmbedSettings settings, int threads) {
  /** Of few customers a share may be nobody. */
  private static final int FEWEST_IN_A_LEAF = 2;

  /** Seeds of the two stages that take one. */
  record Seeds(long forest, long projection) {}

  /** Money and counts by their logarithm, then everything to mean 0 and variance 1. */
  static Matrix scaled(CustomerMatrix features) {
    int[] skewed =
        IntStream.range(0, features.columns().size())
            .filter(i -> FeatureCatalogue.skewed(features.columns().get(i)))
            .toArray();
    return Standardizer.standardize(SignedLog.of(skewed).apply(features.values()));
  }

  /**
   * The leaves customers fall into by trees that know no outcomes.
   *
   * @param scaled a column for each modelled feature, in the catalogue's order
   */
  LeafEncoding leaves(Matrix scaled, long seed) {
    if (settings.forest() != EmbedSettings.Forest.SUPERVISED) {
      return grow(scaled, Optional.empty(), ForestParams.Kind.TOTALLY_RANDOM, seed);
    }
    int target = FeatureCatalogue.modelled().indexOf(settings.target());
    if (target < 0) {
      throw new StepException(
          ErrorCode.USAGE,
          "no such feature to supervise the forest [embed.target: %s]. Maybe one of %s."
              .formatted(settings.target(), FeatureCatalogue.modelled()));
    }
    Matrix others = without(scaled, target);
    return grow(others, Optional.of(scaled.column(target)), ForestParams.Kind.BOOTSTRAP, seed);
  }

  /**
   * The spectral space of the month's graph, that of its leaves, whichever engine draws them.
   *
   * @return n × k
   */
  Matrix eigenvectors(Matrix scaled, int k, RunContext run) {
    LeafEncoding leaves = leaves(scaled, run.seed("embed_customers.forest"));
    int others = Math.max(1, Math.min(settings.neighbours(), leaves.customers()) - 1);
    try (Workers workers = new Workers(threads)) {
      FuzzyGraph graph = FuzzyGraph.of(HammingNeighbours.of(leaves, others, workers), workers);
      return SpectralSpace.of(graph, k, run.seed("cluster_customers.eigenvectors"), workers);
    }
  }

  /** The clusters that come of scaled features by trees, drawing and DBSCAN with its own eps. */
  Labels labels(Matrix scaled, Seeds seeds) {
    Matrix plane = projection.project(leaves(scaled, seeds.forest()), seeds.projection());
    return new TunedDbscan(DbscanLimits.DEFAULT, Optional.empty(), threads).fit(plane);
  }

  private LeafEncoding grow(
      Matrix features, Optional<double[]> target, ForestParams.Kind kind, long seed) {
    int minLeaf = (int) Math.round(settings.minLeafShare() * features.rows());
    ForestParams params =
        ForestParams.of(kind)
            .withTrees(settings.trees())
            .withMinLeaf(Math.max(FEWEST_IN_A_LEAF, minLeaf))
            .withMaxDepth(settings.maxDepth())
            .withFeaturesTried(settings.featuresTried());
    return Forest.fit(features, target, params, seed, threads).encode(features);
  }

  private static Matrix without(Matrix matrix, int column) {
    double[] kept = new double[matrix.rows() * (matrix.columns() - 1)];
    int next = 0;
    for (int row = 0; row < matrix.rows(); row++) {
      for (int c = 0; c < matrix.columns(); c++) {
        if (c != column) {
          kept[next++] = matrix.at(row, c);
        }
      }
    }
    return Matrix.of(matrix.rows(), matrix.columns() - 1, kept);
  }
}
