package clientele.scheduler.status.read;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Rows of the month on one page, one type per query in {@code sql/status}. */
public final class SummaryRows {
  private SummaryRows() {}

  /** What became of a segment, other than going on. */
  public record Event(
      int segmentId,
      String event,
      String segmentName,
      @Nullable String nameBefore,
      @Nullable String otherName) {}

  /** A standing check of what is believed of the shop. */
  public record Check(
      String claim,
      String verdict,
      String result,
      @Nullable Double effect,
      @Nullable Double effectLow,
      @Nullable Double effectHigh,
      String effectName,
      long sample,
      boolean own) {}

  /**
   * What the segments of a month rest on.
   *
   * @param trustworthy whether the month's own clusters can be believed
   * @param anchorMonth the month whose clusters taught the model in use
   */
  public record Footing(boolean trustworthy, String anchorMonth, String reason, double drift) {}

  /** A segment of the best customers. */
  public record Top(int segmentId) {}

  /**
   * A customer of a top segment, or near to one.
   *
   * @param missingConditions of the top segment's rule
   * @param expectedRevenue of the next month
   * @param missing in words; empty for a member
   */
  public record Loyalty(
      int rank,
      String customerId,
      int segmentId,
      String segmentName,
      boolean member,
      int missingConditions,
      BigDecimal expectedRevenue,
      @Nullable Double orderChance,
      String expectedFrom,
      String why,
      String missing,
      int topSegmentId,
      String topSegmentName) {}
}
