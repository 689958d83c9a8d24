package clientele.steps.segments.loyalty;

import clientele.steps.dag.RunId;
import clientele.steps.port.SqlScript;
import clientele.steps.port.Warehouse;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Expects of a customer what those of the same segment brought on average in the closed month, as
 * the month before had placed them; of a segment that was not there, their own revenue a month.
 */
final class SegmentExpectation implements Expectation {
  private static final SqlScript MEANS = new SqlScript("segments/expected_of_segments");

  private final Map<Integer, Mean> means;

  private SegmentExpectation(Map<Integer, Mean> means) {
    this.means = means;
  }

  /** What the customers of a segment did on average. */
  public record Mean(int segmentId, BigDecimal revenue, double orderChance) {}

  /** Reads; nothing later than the run's month. */
  static SegmentExpectation read(Warehouse warehouse, RunId run) {
    return new SegmentExpectation(
        warehouse.query(run, MEANS, Map.of(), Mean.class).stream()
            .collect(Collectors.toMap(Mean::segmentId, Function.identity())));
  }

  @Override
  public Expected of(String customerId, int segmentId, BigDecimal ownMonthly) {
    return Optional.ofNullable(means.get(segmentId))
        .map(mean -> new Expected(mean.revenue(), Optional.of(mean.orderChance()), "segment"))
        .orElseGet(() -> new Expected(ownMonthly.max(BigDecimal.ZERO), Optional.empty(), "own"));
  }
}
