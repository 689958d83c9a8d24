package clientele.steps.features;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepResult;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.line.QualityCount;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * Describes each customer with an order in the window by the figures of {@link
 * clientele.steps.table.customer.FeatureCatalogue}.
 */
public final class BuildFeatures implements Step {
  private static final SqlScript SCRIPT = new SqlScript("features/build_features");
  private static final SqlScript WINDOW = new SqlScript("features/window_quality");

  private final Warehouse warehouse;
  private final PipelineSettings settings;

  public BuildFeatures(Warehouse warehouse, PipelineSettings settings) {
    this.warehouse = warehouse;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "build_features";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(Tables.RUN_INPUT, Tables.TRANSACTION);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.CUSTOMER_FEATURE, Tables.WINDOW_QUALITY);
  }

  @Override
  public StepResult run(RunContext run) {
    LocalDate windowStart = run.id().month().minusMonths(settings.windowMonths() - 1L).atDay(1);
    warehouse.expectBulk();
    long customers =
        warehouse.fill(
            run.id(),
            Tables.CUSTOMER_FEATURE,
            SCRIPT,
            Map.of("window_start", windowStart, "as_of", run.id().month().atDay(1), "below", "g"));
    if (customers == 0) {
      throw new StepException(
          ErrorCode.TOO_LITTLE_DATA,
          "no customer has an order in the window [%s to %s]. Maybe the rules reject every line:"
                  .formatted(windowStart, run.id().month().atEndOfMonth())
              + " see data_quality.");
    }
    warehouse.replace(
        run.id(),
        Tables.WINDOW_QUALITY,
        warehouse.query(run.id(), WINDOW, Map.of(), QualityCount.class));
    return new StepResult(customers, Map.of("customers", (double) customers));
  }
}
