package clientele.scheduler.status.read;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Rows of segments, one type per query in {@code sql/status}. */
public final class SegmentRows {
  private SegmentRows() {}

  /** A segment of a month. */
  public record Segment(
      String month,
      int segmentId,
      String segmentName,
      boolean isNoise,
      long customers,
      double customerShare,
      BigDecimal revenue,
      double revenueShare,
      double medianRecencyDays,
      double medianFrequency,
      double medianMonetary,
      double medianTenureDays,
      double medianAverageOrderValue,
      double medianReturnsShare,
      @Nullable Double silhouette,
      @Nullable Double stabilityJaccard,
      String trust,
      @Nullable String rule,
      @Nullable Double ruleFidelity,
      String description,
      @Nullable Boolean ruleIsWeak) {}

  /** Size and money of a segment in one of the months. */
  public record History(
      String month,
      int segmentId,
      String segmentName,
      boolean isNoise,
      long customers,
      double customerShare,
      BigDecimal revenue,
      double revenueShare) {}

  /** A lever of a month. */
  public record Lever(
      String month,
      int segmentId,
      String segmentName,
      int priority,
      String lever,
      String action,
      String reason,
      long customers,
      BigDecimal effectPerMonth,
      BigDecimal effectLow,
      BigDecimal effectHigh) {}

  /** How much of the change of revenue since the month before one effect explains. */
  public record BridgeEffect(String effect, BigDecimal amount) {}

  /** Customers who went from one segment to another; null is "was not, or is not, there". */
  public record Move(
      @Nullable Integer fromSegmentId, @Nullable Integer toSegmentId, long customers) {}
}
