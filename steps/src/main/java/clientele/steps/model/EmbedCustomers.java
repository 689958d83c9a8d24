package clientele.steps.model;

import clientele.steps.core.manifold.Projection;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
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

  private final Warehouse warehouse;
  private final ModelChain chain;

  /**
   * @param threads how many threads grow the forest; the result does not depend on it
   */
  public EmbedCustomers(
      Warehouse warehouse, Projection projection, EmbedSettings settings, int threads) {
    this.warehouse = warehouse;
    this.chain = new ModelChain(projection, settings, threads);
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
    LeafEncoding leaves =
        chain.leaves(ModelChain.scaled(features), run.seed("embed_customers.forest"));
    Matrix plane = chain.projection().project(leaves, run.seed("embed_customers.projection"));
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
}
