package clientele.scheduler.status.place;

import clientele.scheduler.status.read.ModelRow;
import clientele.scheduler.status.read.PageReader;
import clientele.steps.core.matching.KeptModel;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.dag.RunId;
import clientele.steps.placement.PlacementModel;
import clientele.steps.placement.RuleModel;
import clientele.steps.segments.model.StoredModel;
import clientele.steps.table.segment.SegmentModelRule;
import io.javalin.http.NotFoundResponse;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Puts customers into a published month's segments by the very model that put the month's own
 * customers there: learnt, the same, from the rows of its anchor, and kept. Customers of a month
 * whose model was kept from an earlier one land where the month has them; in the anchor itself the
 * model stands in for the clustering and is right as often as its fidelity says.
 *
 * <p>Learning takes some seconds, once a month; a placement much less than a millisecond.
 */
public final class Placement {
  private final ModelRow row;
  private final PlacementModel model;
  private final BigDecimal usualGap;

  private Placement(ModelRow row, PlacementModel model, BigDecimal usualGap) {
    this.row = row;
    this.model = model;
    this.usualGap = usualGap;
  }

  /**
   * Where a customer belongs.
   *
   * @param firmness how much of the leaves' customers are of that segment, 0 to 1
   */
  public record Place(int segment, double firmness) {}

  /** Learns the model of a month. */
  public static Placement of(PageReader reader, RunId run) {
    ModelRow row =
        reader
            .model(run.month())
            .orElseThrow(() -> new NotFoundResponse("This month has no model."));
    List<SegmentModelRule> rules = rules(reader, run.month());
    PlacementModel model =
        rules.isEmpty() ? trees(reader, row, run).withThreads(1) : RuleModel.of(rules);
    return new Placement(row, model, usualGap(reader, run.month()));
  }

  private static BigDecimal usualGap(PageReader reader, YearMonth month) {
    return reader
        .views()
        .values("status/usual_gap", Map.of("month", month.atDay(1)), BigDecimal.class)
        .get(0);
  }

  private static List<SegmentModelRule> rules(PageReader reader, YearMonth month) {
    return reader
        .views()
        .rows("status/model_rules", Map.of("month", month.atDay(1)), SegmentModelRule.class);
  }

  private static StoredModel trees(PageReader reader, ModelRow row, RunId run) {
    ModelCustomers customers = ModelCustomers.read(reader, run.month());
    return StoredModel.learn(
        customers.features(),
        customers.segments(),
        row.seed(),
        new RunId(YearMonth.parse(row.anchorMonth()), row.anchorRevision()),
        Runtime.getRuntime().availableProcessors());
  }

  /** The shop's mean days between purchase days in the month. */
  public BigDecimal usualGap() {
    return usualGap;
  }

  /** Which model it is. */
  public ModelRow row() {
    return row;
  }

  /**
   * Places customers.
   *
   * @param features a row each: {@link clientele.steps.table.customer.FeatureCatalogue#figures()},
   *     in their units
   */
  public List<Place> place(double[][] features) {
    KeptModel.Placed placed = model.place(Matrix.of(features));
    return IntStream.range(0, features.length)
        .mapToObj(i -> new Place(placed.segments()[i], placed.firmness()[i]))
        .toList();
  }
}
