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
      @Nullable Boolean ruleIsWeak,
      @Nullable Integer parentSegmentId,
      @Nullable String parentName) {}

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

  /** A lever of a month; trust is its segment's. */
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
      BigDecimal effectHigh,
      String trust) {}

  /** A customer a lever addresses. */
  public record LeverCustomer(
      String customerId, int recencyDays, int frequency, BigDecimal monetary) {}

  /** How much of the change of revenue since the month before one effect explains. */
  public record BridgeEffect(String effect, BigDecimal amount) {}

  /** Customers who went from one segment to another; null is "was not, or is not, there". */
  public record Move(
      @Nullable Integer fromSegmentId, @Nullable Integer toSegmentId, long customers) {}

  /**
   * What became of a segment.
   *
   * @param event born, returned, split, merged, died, renamed or continued
   * @param otherSegmentId what it split from or merged into
   * @param overlap share of customers found together again, 0 to 1
   * @param comparedMonth month it was compared with; null if there was none
   */
  public record Event(
      String month,
      int segmentId,
      String segmentName,
      String event,
      @Nullable Integer otherSegmentId,
      @Nullable String otherSegmentName,
      double overlap,
      @Nullable String nameBefore,
      @Nullable String comparedMonth) {}

  /**
   * A segment in one feature.
   *
   * @param effect Cliff's delta against all other customers, -1 to 1
   * @param driverRank 1 for the feature that sets it apart most
   */
  public record FeatureEffect(
      String month,
      int segmentId,
      String feature,
      double lowerQuartile,
      double median,
      double upperQuartile,
      double monthMedian,
      double effect,
      int driverRank) {}

  /**
   * A segment in one country or season, in a category of products or by an attribute of customers.
   *
   * @param kind country or "customer" and an attribute, by customers; season or product category,
   *     by sales
   * @param monthShare share of all customers of the month
   */
  public record Category(
      String month,
      int segmentId,
      String kind,
      String value,
      double amount,
      double share,
      double monthShare) {}

  /** How much of the change of a segment's revenue one effect explains. */
  public record SegmentBridge(String month, int segmentId, String effect, BigDecimal amount) {}
}
