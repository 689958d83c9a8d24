package clientele.steps.placement;

import clientele.steps.core.explain.Rule;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.outcome.OutcomePanel;
import clientele.steps.dag.RunContext;
import clientele.steps.port.Warehouse;
import clientele.steps.table.Tables;
import clientele.steps.table.customer.FeatureCatalogue;
import clientele.steps.table.segment.SegmentJoin;
import clientele.steps.table.segment.SegmentModelRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/** Puts the customers of earlier month ends into a run's segments: by its rules, or by likeness. */
public final class PlacedPast {
  private PlacedPast() {}

  /**
   * Places them.
   *
   * @param asked columns {@link FeatureCatalogue#figures()}
   * @param segmentOf segment of each present customer, in the order of the features' rows
   * @param purpose names the random numbers, where there are no rules
   * @param threads 1 or more; changes the time only
   * @return a segment for each row, below 0 for none
   */
  public static int[] of(
      Warehouse warehouse,
      RunContext run,
      OutcomePanel asked,
      IntUnaryOperator segmentOf,
      String purpose,
      int threads) {
    List<SegmentModelRule> rows = warehouse.rows(run.id(), Tables.SEGMENT_MODEL_RULE);
    if (rows.isEmpty()) {
      Matrix now =
          warehouse.matrix(run.id(), Tables.CUSTOMER_FEATURE, FeatureCatalogue.figures()).values();
      return PastPlacing.byLikeness(now, segmentOf, asked.features(), run.seed(purpose), threads);
    }
    List<Rule> rules = new ArrayList<>(RuleModel.rules(rows, asked.columns()).values());
    Map<Integer, Integer> into =
        warehouse.rows(run.id(), Tables.SEGMENT_JOIN).stream()
            .collect(Collectors.toMap(SegmentJoin::segmentId, SegmentJoin::joinedSegmentId));
    return Arrays.stream(PastPlacing.byRules(rules, asked.features()))
        .map(segment -> into.getOrDefault(segment, segment))
        .toArray();
  }
}
