package clientele.steps.model;

import clientele.steps.core.manifold.Projection;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.matrix.SignedLog;
import clientele.steps.core.matrix.Standardizer;
import clientele.steps.core.tree.Forest;
import clientele.steps.core.tree.ForestParams;
import clientele.steps.core.tree.LeafEncoding;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepResult;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.EmbedSettings;
import clientele.steps.table.CustomerEmbedding;
import clientele.steps.table.FeatureCatalogue;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Draws the month's customers on a plane: features, on scales where one step means alike, through a
 * forest into leaves, and the leaves through a projection. {@link EmbedSettings#DEFAULT} says what
 * the defaults were measured by.
 */
public final class EmbedCustomers implements Step {
  /** Fewer customers than this say nothing about neighbourhoods. */
  public static final int FEWEST_CUSTOMERS = 10;

  /** Of few customers a share may be nobody. */
  private static final int FEWEST_IN_A_LEAF = 2;

  private final Warehouse warehouse;
  private final Projection projection;
  private final EmbedSettings settings;
  private final int threads;

  /**
   * @param threads how many threads grow the forest; the result does not depend on it
   */
  public EmbedCustomers(
      Warehouse warehouse, Projection projection, EmbedSettings settings, int threads) {
    this.warehouse = warehouse;
    this.projection = projection;
    this.settings = settings;
    this.threads = threads;
  }

  @Override
  public String name() {
    return "embed_customers";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(Tables.CUSTOMER_FEATURE);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.CUSTOMER_EMBEDDING);
  }

  @Override
  public StepResult run(RunContext run) {
    CustomerMatrix features =
        warehouse.matrix(run.id(), Tables.CUSTOMER_FEATURE, FeatureCatalogue.modelled());
    int customers = features.ids().size();
    if (customers < FEWEST_CUSTOMERS) {
      throw new StepException(
          ErrorCode.TOO_LITTLE_DATA,
          "too few customers were active in the window [%d, at least %d are needed]. Maybe the month is the shop's first, or the source is not whole."
              .formatted(customers, FEWEST_CUSTOMERS));
    }
    LeafEncoding leaves = leaves(features, run.seed("embed_customers.forest"));
    Matrix plane = projection.project(leaves, run.seed("embed_customers.projection"));
    List<CustomerEmbedding> rows = new ArrayList<>(customers);
    for (int i = 0; i < customers; i++) {
      rows.add(new CustomerEmbedding(features.ids().get(i), plane.at(i, 0), plane.at(i, 1)));
    }
    long written = warehouse.replace(run.id(), Tables.CUSTOMER_EMBEDDING, rows);
    double leafCount =
        IntStream.range(0, leaves.trees()).map(leaves::leafCount).average().orElse(0);
    return new StepResult(
        written, Map.of("trees", (double) leaves.trees(), "mean_leaves_per_tree", leafCount));
  }

  private LeafEncoding leaves(CustomerMatrix features, long seed) {
    Matrix scaled = scaled(features);
    if (settings.forest() == EmbedSettings.Forest.RANDOM) {
      return grow(scaled, Optional.empty(), ForestParams.Kind.TOTALLY_RANDOM, seed);
    }
    int target = features.columns().indexOf(settings.target());
    if (target < 0) {
      throw new StepException(
          ErrorCode.USAGE,
          "no such feature to supervise the forest [embed.target: %s]. Maybe one of %s."
              .formatted(settings.target(), features.columns()));
    }
    Matrix others = without(scaled, target);
    return grow(others, Optional.of(scaled.column(target)), ForestParams.Kind.BOOTSTRAP, seed);
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

  /** Money and counts by their logarithm, then everything to mean 0 and variance 1. */
  private static Matrix scaled(CustomerMatrix features) {
    int[] skewed =
        IntStream.range(0, features.columns().size())
            .filter(i -> FeatureCatalogue.skewed(features.columns().get(i)))
            .toArray();
    return Standardizer.standardize(SignedLog.of(skewed).apply(features.values()));
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
