package clientele.steps.publish.hypothesis;

import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.port.Questions;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import clientele.steps.settings.FigureFormat;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.explain.SegmentProfile;
import clientele.steps.table.publish.Hypothesis;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks what is believed of the shop, month after month. It works after the publication, because
 * the owner's own checks read the published views; a check that cannot be answered stops nothing.
 */
public final class TestHypotheses implements Step {
  private static final SqlScript DAYS = new SqlScript("publish/daily_revenue");
  private static final String BEST = "Insiders";
  private static final List<String> COLUMNS =
      List.of("items_per_order", "returns_share", "monetary");

  private final Warehouse warehouse;
  private final Questions questions;
  private final StandingChecks checks;
  private final Map<String, String> own;

  public TestHypotheses(Warehouse warehouse, Questions questions, PipelineSettings settings) {
    this.warehouse = warehouse;
    this.questions = questions;
    this.checks = new StandingChecks(new FigureFormat(settings.currency()));
    this.own = settings.segments().hypotheses();
  }

  @Override
  public String name() {
    return "test_hypotheses";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(
        Tables.PUBLICATION,
        Tables.RUN_INPUT,
        Tables.TRANSACTION,
        Tables.CUSTOMER_FEATURE,
        Tables.CUSTOMER_SEGMENT,
        Tables.SEGMENT,
        Tables.SEGMENT_PROFILE);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.HYPOTHESIS);
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    CustomerMatrix customers = warehouse.matrix(id, Tables.CUSTOMER_FEATURE, COLUMNS);
    List<Hypothesis> rows = new ArrayList<>();
    rows.add(checks.firstHalf(warehouse.query(id, DAYS, Map.of(), StandingChecks.Day.class)));
    rows.add(
        checks.largerOrdersReturnLess(customers.values().column(0), customers.values().column(1)));
    best(id).ifPresent(segment -> rows.add(bestBringHalf(id, segment, customers)));
    rows.addAll(new OwnChecks(questions, id.month()).answer(own));
    long unanswered =
        rows.stream().filter(row -> row.verdict().equals(Hypothesis.UNANSWERED)).count();
    return new StepResult(
        warehouse.replace(id, Tables.HYPOTHESIS, rows), Map.of("unanswered", (double) unanswered));
  }

  private Hypothesis bestBringHalf(RunId id, Segment best, CustomerMatrix customers) {
    Set<String> members =
        warehouse.rows(id, Tables.CUSTOMER_SEGMENT).stream()
            .filter(c -> c.segmentId() == best.segmentId())
            .map(CustomerSegment::customerId)
            .collect(Collectors.toSet());
    boolean[] in = new boolean[customers.ids().size()];
    for (int i = 0; i < in.length; i++) {
      in[i] = members.contains(customers.ids().get(i));
    }
    return checks.bestBringHalf(best.name(), customers.values().column(2), in);
  }

  /** The Insiders, or else the segment whose typical customer spends most. */
  private Optional<Segment> best(RunId id) {
    Map<Integer, Double> worth =
        warehouse.rows(id, Tables.SEGMENT_PROFILE).stream()
            .collect(Collectors.toMap(SegmentProfile::segmentId, SegmentProfile::medianMonetary));
    return warehouse.rows(id, Tables.SEGMENT).stream()
        .filter(segment -> !segment.isNoise())
        .max(
            Comparator.comparing((Segment segment) -> segment.persona().equals(BEST))
                .thenComparing(segment -> worth.getOrDefault(segment.segmentId(), 0.0))
                .thenComparing(Segment::segmentId, Comparator.reverseOrder()));
  }
}
