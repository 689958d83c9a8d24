package clientele.steps.outcome;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.explain.Condition;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.outcome.HeldOutMonths;
import clientele.steps.core.outcome.OutcomeForecast;
import clientele.steps.core.outcome.OutcomePanel;
import clientele.steps.core.outcome.OutcomeTree;
import clientele.steps.core.stability.Stability;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.placement.RuleModel;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.CustomerOutlook;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.customer.OutcomeLeaf;
import clientele.steps.table.customer.OutcomeModel;
import clientele.steps.table.customer.OutcomeRule;
import clientele.steps.table.segment.SegmentModelRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Learns from the window's earlier months what customers do next: a tree whose leaves part the
 * month's customers by it, how steady those are and whether chance could have made them, and what
 * is expected of every customer next month. A shop too young or too quiet has none of it, and the
 * reason is written down.
 */
public final class LearnOutcomes implements Step {
  private static final int FEWEST_MONTHS = 3;
  private static final int FEWEST_BUYERS = 100;
  private static final int FEWEST_CUSTOMERS = 50;

  private final Warehouse warehouse;
  private final PipelineSettings settings;
  private final int threads;

  /**
   * @param threads how many work; no figure depends on it
   */
  public LearnOutcomes(Warehouse warehouse, PipelineSettings settings, int threads) {
    this.warehouse = warehouse;
    this.settings = settings;
    this.threads = threads;
  }

  @Override
  public String name() {
    return "learn_outcomes";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(Tables.RUN_INPUT, Tables.TRANSACTION, Tables.CUSTOMER_FEATURE);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(
        Tables.OUTCOME_MODEL, Tables.OUTCOME_LEAF, Tables.OUTCOME_RULE, Tables.CUSTOMER_OUTLOOK);
  }

  @Override
  public StepResult run(RunContext run) {
    List<String> columns = FeatureCatalogue.figures();
    CustomerMatrix now = warehouse.matrix(run.id(), Tables.CUSTOMER_FEATURE, columns);
    OutcomePanel panel =
        new PanelReader(warehouse, settings.windowMonths())
            .read(run.id(), columns, now.ids().size());
    if (panel.months() < FEWEST_MONTHS) {
      return nothing(
          run,
          "too few earlier months to learn what customers do next [%d, at least %d are needed]"
              .formatted(panel.months(), FEWEST_MONTHS));
    }
    if (panel.buyers() < FEWEST_BUYERS || now.ids().size() < FEWEST_CUSTOMERS) {
      return nothing(
          run,
          "too few orders in the months after to learn from [%d, at least %d are needed, of %d customers at least]"
              .formatted(panel.buyers(), FEWEST_BUYERS, FEWEST_CUSTOMERS));
    }
    return learn(run, panel, now);
  }

  @Override
  public Set<Table<?>> readsPast() {
    return Set.of(Tables.PUBLICATION, Tables.SEGMENT_MODEL_RULE);
  }

  private StepResult nothing(RunContext run, String reason) {
    warehouse.replace(run.id(), Tables.OUTCOME_LEAF, List.of());
    warehouse.replace(run.id(), Tables.OUTCOME_RULE, List.of());
    warehouse.replace(run.id(), Tables.CUSTOMER_OUTLOOK, List.of());
    long rows =
        warehouse.replace(run.id(), Tables.OUTCOME_MODEL, List.of(OutcomeModel.nothing(reason)));
    return new StepResult(rows, Map.of("leaves", 0.0));
  }

  private StepResult learn(RunContext run, OutcomePanel panel, CustomerMatrix now) {
    CustomerMatrix seen =
        warehouse.matrix(run.id(), Tables.CUSTOMER_FEATURE, OutcomeFeatures.COLUMNS);
    OutcomeLearner learner =
        new OutcomeLearner(panel.with(OutcomeFeatures.COLUMNS), seen, settings, threads);
    OutcomeTree tree = learner.tree();
    int[] leafOf = tree.leaves(seen.values());
    Labels labels = Labels.of(leafOf);
    Stability stability =
        learner.stability(
            labels,
            Math.max(2, settings.cluster().resamples() / 2),
            run.seed("learn_outcomes.bootstrap"));
    OutcomeLearner.Chance chance = learner.chance(tree, run.seed("learn_outcomes.permutation"));
    OutcomeForecast.Expected expected =
        OutcomeForecast.of(panel, now.values(), run.seed("learn_outcomes.forest"), threads);
    OutcomeModel model = model(panel, labels, stability, chance, keptExplained(run, panel));
    long rows = warehouse.replace(run.id(), Tables.OUTCOME_MODEL, List.of(model));
    rows +=
        warehouse.replace(run.id(), Tables.OUTCOME_LEAF, leaves(tree, leafOf, labels, stability));
    rows += warehouse.replace(run.id(), Tables.OUTCOME_RULE, rules(tree, leafOf, labels));
    rows += warehouse.replace(run.id(), Tables.CUSTOMER_OUTLOOK, outlooks(now, labels, expected));
    return new StepResult(
        rows,
        Map.of(
            "leaves", (double) labels.clusters(),
            "explained", chance.explained(),
            "null_best", chance.best(),
            "stability", stability.weighted(labels)));
  }

  /** What the rules of the month before explain of the same months. */
  private double keptExplained(RunContext run, OutcomePanel panel) {
    List<SegmentModelRule> rules =
        warehouse
            .publishedBefore(run.id().month())
            .map(before -> warehouse.rows(before, Tables.SEGMENT_MODEL_RULE))
            .orElse(List.of());
    return rules.isEmpty()
        ? 0
        : HeldOutMonths.of(panel).explained(RuleModel.of(rules).place(panel.features()).segments());
  }

  private static OutcomeModel model(
      OutcomePanel panel,
      Labels labels,
      Stability stability,
      OutcomeLearner.Chance chance,
      double keptExplained) {
    return new OutcomeModel(
        panel.months(),
        panel.rows(),
        panel.buyers(),
        chance.explained(),
        chance.best(),
        chance.draws(),
        stability.weighted(labels),
        String.format(
            Locale.ROOT,
            "%d leaves of a regression tree on what %,d customers did in the month after %d month ends",
            labels.clusters(),
            panel.ids().size(),
            panel.months()),
        keptExplained);
  }

  /** The leaf of the tree that a label stands for. */
  private static OutcomeTree.Leaf leaf(OutcomeTree tree, int[] leafOf, Labels labels, int label) {
    return tree.leaves().get(leafOf[labels.members(label)[0]]);
  }

  private static List<OutcomeLeaf> leaves(
      OutcomeTree tree, int[] leafOf, Labels labels, Stability stability) {
    List<OutcomeLeaf> rows = new ArrayList<>();
    for (int label = 0; label < labels.clusters(); label++) {
      OutcomeTree.Leaf leaf = leaf(tree, leafOf, labels, label);
      rows.add(
          new OutcomeLeaf(
              label,
              labels.size(label),
              leaf.bought(),
              leaf.revenue(),
              stability.clusters().get(label).jaccard(),
              leaf.top(),
              leaf.first()));
    }
    return rows;
  }

  private static List<OutcomeRule> rules(OutcomeTree tree, int[] leafOf, Labels labels) {
    List<OutcomeRule> rows = new ArrayList<>();
    for (int label = 0; label < labels.clusters(); label++) {
      int no = 1;
      for (Condition condition : leaf(tree, leafOf, labels, label).conditions()) {
        rows.add(
            new OutcomeRule(
                label,
                no++,
                OutcomeFeatures.COLUMNS.get(condition.feature()),
                condition.op().words(),
                condition.threshold()));
      }
    }
    return rows;
  }

  private static List<CustomerOutlook> outlooks(
      CustomerMatrix now, Labels labels, OutcomeForecast.Expected expected) {
    List<CustomerOutlook> rows = new ArrayList<>();
    for (int i = 0; i < now.ids().size(); i++) {
      rows.add(
          new CustomerOutlook(
              now.ids().get(i), labels.of(i), expected.bought()[i], expected.revenue()[i]));
    }
    return rows;
  }
}
