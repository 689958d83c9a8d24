package clientele.steps.segments.lever;

import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.dag.RunContext;
import clientele.steps.dag.RunId;
import clientele.steps.dag.Step;
import clientele.steps.dag.StepResult;
import clientele.steps.port.Warehouse;
import clientele.steps.segments.facts.FilledWindow;
import clientele.steps.segments.facts.Groups;
import clientele.steps.segments.facts.Persona;
import clientele.steps.settings.FigureFormat;
import clientele.steps.settings.PipelineSettings;
import clientele.steps.table.Table;
import clientele.steps.table.Tables;
import clientele.steps.table.segment.CustomerSegment;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.worth.SegmentLever;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Proposes one to three actions for every segment, each with its estimated effect in money. */
public final class EstimateLevers implements Step {
  private final Warehouse warehouse;
  private final FigureFormat format;
  private final int windowMonths;
  private final Playbook playbook;

  public EstimateLevers(Warehouse warehouse, PipelineSettings settings) {
    this.warehouse = warehouse;
    this.format = new FigureFormat(settings.currency());
    this.windowMonths = settings.windowMonths();
    this.playbook = new Playbook(settings.segments());
  }

  @Override
  public String name() {
    return "estimate_levers";
  }

  @Override
  public Set<Table<?>> reads() {
    return Set.of(
        Tables.RUN_INPUT,
        Tables.DATA_MONTH,
        Tables.CUSTOMER_FEATURE,
        Tables.SEGMENT,
        Tables.CUSTOMER_SEGMENT);
  }

  @Override
  public Set<Table<?>> writes() {
    return Set.of(Tables.SEGMENT_LEVER);
  }

  @Override
  public StepResult run(RunContext run) {
    RunId id = run.id();
    Map<String, Integer> segmentOf =
        warehouse.rows(id, Tables.CUSTOMER_SEGMENT).stream()
            .collect(Collectors.toMap(CustomerSegment::customerId, CustomerSegment::segmentId));
    CustomerMatrix features = warehouse.matrix(id, Tables.CUSTOMER_FEATURE, SegmentFigures.COLUMNS);
    Groups groups = Groups.of(features, segmentOf);
    List<SegmentLever> levers = new ArrayList<>();
    int months = FilledWindow.months(warehouse, id, windowMonths);
    for (Segment segment : warehouse.rows(id, Tables.SEGMENT)) {
      SegmentFigures figures = SegmentFigures.of(groups, segment.segmentId(), months);
      String draws = "estimate_levers/" + groups.firstRow(segment.segmentId()) + "/";
      levers.addAll(levers(segment, figures, lever -> run.seed(draws + lever)));
    }
    return StepResult.of(warehouse.replace(id, Tables.SEGMENT_LEVER, levers));
  }

  /**
   * The draws hang on who is in the segment, not on its number, which is another when the month was
   * issued in another order.
   */
  private List<SegmentLever> levers(
      Segment segment, SegmentFigures figures, ToLongFunction<Lever> seeds) {
    return LeverRanking.rank(
        segment.segmentId(),
        playbook.leversOf(Persona.ofTitle(segment.persona())),
        lever ->
            new LeverWeigher(format, figures, playbook, seeds.applyAsLong(lever)).weigh(lever));
  }
}
