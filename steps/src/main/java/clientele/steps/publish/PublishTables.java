package clientele.steps.publish;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepException;
import clientele.steps.dag.StepResult;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.explain.SegmentProfile;
import clientele.steps.table.publish.Publication;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Publishes the run: writes the one row that makes the views of the schema bi show it, and with it
 * the sums of who went where between it and the published months beside it, so that no view has to
 * join all customers of two months. It reads, in name, every table behind those views, so nothing
 * is published before all of them are filled.
 */
public final class PublishTables implements Step {
  /** Once it is done the views show the run, even if a later step has not ended well. */
  public static final String NAME = "publish_tables";

  private static final SqlScript STOPPED = new SqlScript("publish/gates_that_stop");
  private static final SqlScript ANALYZE = new SqlScript("publish/analyze_published");
  private static final SqlScript MOVES = new SqlScript("publish/segment_moves");

  private final Warehouse warehouse;

  public PublishTables(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(
        Tables.SOURCE_FILE,
        Tables.RUN_INPUT,
        Tables.DATA_QUALITY,
        Tables.CUSTOMER_ORDER,
        Tables.CUSTOMER_FEATURE,
        Tables.CUSTOMER_EMBEDDING,
        Tables.SEGMENT,
        Tables.SEGMENT_EVENT,
        Tables.SEGMENT_MODEL,
        Tables.SEGMENT_JOIN,
        Tables.CUSTOMER_SEGMENT,
        Tables.SEGMENT_PROFILE,
        Tables.SEGMENT_FEATURE,
        Tables.FEATURE_TEST,
        Tables.SEGMENT_CATEGORY,
        Tables.SEGMENT_PRODUCT,
        Tables.SEGMENT_RULE,
        Tables.RULE_CONDITION,
        Tables.CUSTOMER_EXPLANATION,
        Tables.SEGMENT_LEVER,
        Tables.FORECAST,
        Tables.FORECAST_SCORE,
        Tables.GATE_VERDICT);
  }

  @Override
  public Set<Table<?>> readsPast() {
    return Set.of(Tables.CUSTOMER_FEATURE, Tables.CUSTOMER_SEGMENT, Tables.PUBLICATION);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.PUBLICATION, Tables.SEGMENT_MOVE);
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    demandOpenGates(id);
    List<SegmentProfile> profiles = warehouse.rows(id, Tables.SEGMENT_PROFILE);
    long customers = profiles.stream().mapToLong(SegmentProfile::customers).sum();
    BigDecimal revenue =
        profiles.stream().map(SegmentProfile::revenue).reduce(BigDecimal.ZERO, BigDecimal::add);
    long segments =
        warehouse.rows(id, Tables.SEGMENT).stream().filter(segment -> !segment.isNoise()).count();
    Publication publication = new Publication(customers, Math.toIntExact(segments), revenue);
    long moves = warehouse.fill(id, Tables.SEGMENT_MOVE, MOVES, Map.of());
    long rows = warehouse.replace(id, Tables.PUBLICATION, List.of(publication)) + moves;
    warehouse.execute(id, ANALYZE, Map.of());
    return new StepResult(
        rows,
        Map.of(
            "customers", (double) customers,
            "segments", (double) segments,
            "revenue", revenue.doubleValue()));
  }

  /** A gate that stops the run and that nobody has let pass. */
  public record StoppedGate(String gate, double value, String limits, String detail) {}

  private void demandOpenGates(RunId id) {
    List<StoppedGate> stopped = warehouse.query(id, STOPPED, Map.of(), StoppedGate.class);
    if (!stopped.isEmpty()) {
      String words =
          stopped.stream()
              .map(
                  gate ->
                      String.format(
                          Locale.ROOT,
                          "%s: %.4g, %s allowed (%s)",
                          gate.gate(),
                          gate.value(),
                          gate.limits(),
                          gate.detail()))
              .collect(Collectors.joining("; "));
      throw new StepException(
          ErrorCode.QUALITY_GATE,
          "nothing is published, a quality gate stops the run [%s]. Maybe mend the input, or let it pass once: run --month %s %s --because WHY"
              .formatted(
                  words,
                  id.month(),
                  stopped.stream()
                      .map(gate -> "--accept " + gate.gate())
                      .collect(Collectors.joining(" "))));
    }
  }
}
