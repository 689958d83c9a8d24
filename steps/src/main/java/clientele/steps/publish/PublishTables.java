package clientele.steps.publish;

import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.port.Warehouse;
import clientele.steps.table.Publication;
import clientele.steps.table.SegmentProfile;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Publishes the run: writes the one row that makes the views of the schema bi show it. It reads, in
 * name, every table behind those views, so nothing is published before all of them are filled.
 */
public final class PublishTables implements Step {
  private final Warehouse warehouse;

  public PublishTables(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  @Override
  public String name() {
    return "publish_tables";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(
        Tables.SOURCE_FILE,
        Tables.RUN_INPUT,
        Tables.DATA_QUALITY,
        Tables.CUSTOMER_FEATURE,
        Tables.CUSTOMER_EMBEDDING,
        Tables.SEGMENT,
        Tables.SEGMENT_EVENT,
        Tables.SEGMENT_MODEL,
        Tables.CUSTOMER_SEGMENT,
        Tables.SEGMENT_PROFILE,
        Tables.SEGMENT_FEATURE,
        Tables.FEATURE_TEST,
        Tables.SEGMENT_CATEGORY,
        Tables.SEGMENT_RULE,
        Tables.RULE_CONDITION,
        Tables.CUSTOMER_PASSPORT,
        Tables.SEGMENT_LEVER);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.PUBLICATION);
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    List<SegmentProfile> profiles = warehouse.rows(id, Tables.SEGMENT_PROFILE);
    long customers = profiles.stream().mapToLong(SegmentProfile::customers).sum();
    BigDecimal revenue =
        profiles.stream().map(SegmentProfile::revenue).reduce(BigDecimal.ZERO, BigDecimal::add);
    long segments =
        warehouse.rows(id, Tables.SEGMENT).stream().filter(segment -> !segment.isNoise()).count();
    Publication publication = new Publication(customers, Math.toIntExact(segments), revenue);
    return new StepResult(
        warehouse.replace(id, Tables.PUBLICATION, List.of(publication)),
        Map.of(
            "customers", (double) customers,
            "segments", (double) segments,
            "revenue", revenue.doubleValue()));
  }
}
