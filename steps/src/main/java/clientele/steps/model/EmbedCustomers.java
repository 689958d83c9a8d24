package clientele.steps.model;

import clientele.steps.core.manifold.Projection;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.outcome.OutcomeForest;
import clientele.steps.core.outcome.OutcomePanel;
import clientele.steps.core.tree.LeafEncoding;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepResult;
import clientele.steps.outcome.OutcomeFeatures;
import clientele.steps.outcome.PanelReader;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.ClusterSettings;
import clientele.steps.settings.EmbedSettings;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.CustomerEmbedding;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.OutcomeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Draws the month's customers on a plane: features through a forest into leaves, and the leaves
 * through a projection. Where the tree of outcomes parts the month's customers, the forest tells
 * apart what customers do next, so that neighbours on the plane are customers who will act alike;
 * else its trees are random, on scales where one step means alike. {@link EmbedSettings#DEFAULT}
 * says what the defaults were measured by.
 */
public final class EmbedCustomers implements Step {
  /** Fewer customers than this say nothing about neighbourhoods. */
  public static final int FEWEST_CUSTOMERS = 10;

  private final Warehouse warehouse;
  private final ModelChain chain;
  private final PipelineSettings settings;

  /**
   * @param threads how many threads grow the forest; the result does not depend on it
   */
  public EmbedCustomers(
      Warehouse warehouse, Projection projection, PipelineSettings settings, int threads) {
    this.warehouse = warehouse;
    this.settings = settings;
    this.chain = new ModelChain(projection, settings.embed(), threads);
  }

  @Override
  public String name() {
    return "embed_customers";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(
        Tables.CUSTOMER_FEATURE, Tables.OUTCOME_MODEL, Tables.RUN_INPUT, Tables.TRANSACTION);
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
    boolean byOutcomes = byOutcomes(run.id());
    LeafEncoding leaves =
        byOutcomes
            ? outcomeLeaves(run, customers)
            : chain.leaves(ModelChain.scaled(features), run.seed("embed_customers.forest"));
    Matrix plane = chain.projection().project(leaves, run.seed("embed_customers.projection"));
    List<CustomerEmbedding> rows = new ArrayList<>(customers);
    for (int i = 0; i < customers; i++) {
      rows.add(new CustomerEmbedding(features.ids().get(i), plane.at(i, 0), plane.at(i, 1)));
    }
    long written = warehouse.replace(run.id(), Tables.CUSTOMER_EMBEDDING, rows);
    double leafCount =
        IntStream.range(0, leaves.trees()).map(leaves::leafCount).average().orElse(0);
    return new StepResult(
        written,
        Map.of(
            "trees",
            (double) leaves.trees(),
            "mean_leaves_per_tree",
            leafCount,
            "supervised_on_outcomes",
            byOutcomes ? 1.0 : 0.0));
  }

  /**
   * Whether the tree of outcomes will part the month's customers. Only then is the plane drawn by
   * outcomes: the candidates that compete where it does not are judged against shuffled figures,
   * which have none.
   */
  private boolean byOutcomes(RunId run) {
    return settings.embed().forest() == EmbedSettings.Forest.OUTCOMES
        && settings.cluster().prefer() == ClusterSettings.Prefer.OUTCOME_TREE
        && warehouse.rows(run, Tables.OUTCOME_MODEL).stream().anyMatch(OutcomeModel::stands);
  }

  /** Leaves of trees that tell apart what customers did in the month after. */
  private LeafEncoding outcomeLeaves(RunContext run, int customers) {
    OutcomePanel panel =
        new PanelReader(warehouse, settings.windowMonths())
            .read(run.id(), OutcomeFeatures.COLUMNS, customers);
    Matrix now =
        warehouse.matrix(run.id(), Tables.CUSTOMER_FEATURE, OutcomeFeatures.COLUMNS).values();
    return OutcomeForest.of(
            panel, settings.embed().trees(), run.seed("embed_customers.forest"), chain.threads())
        .encode(now);
  }
}
