package clientele.steps.worth;

import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.port.Warehouse;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.worth.SegmentWorth;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Asks of each earlier published month what its segments told about what came next, now that this
 * month's lines are there. The month's own segments are not asked: nobody knows yet what they tell.
 */
public final class WeighSegments implements Step {
  private final Warehouse warehouse;
  private final int threads;

  public WeighSegments(Warehouse warehouse, int threads) {
    this.warehouse = warehouse;
    this.threads = threads;
  }

  @Override
  public String name() {
    return "weigh_segments";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(Tables.RUN_INPUT, Tables.DATA_MONTH, Tables.TRANSACTION);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.SEGMENT_WORTH, Tables.SEGMENT_WORTH_PAIR);
  }

  @Override
  public Set<Table<?>> readsPast() {
    return Set.of(Tables.PUBLICATION, Tables.CUSTOMER_SEGMENT, Tables.CUSTOMER_FEATURE);
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    Usefulness found = Usefulness.of(warehouse, id, run.seed(), threads);
    long rows =
        warehouse.replace(id, Tables.SEGMENT_WORTH_PAIR, found.pairs())
            + warehouse.replace(id, Tables.SEGMENT_WORTH, found.means());
    Map<String, Double> metrics = new TreeMap<>();
    for (SegmentWorth mean : found.means()) {
      metrics.put("held_" + mean.kind(), mean.held());
    }
    return new StepResult(rows, metrics);
  }
}
