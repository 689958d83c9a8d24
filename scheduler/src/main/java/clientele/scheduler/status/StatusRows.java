package clientele.scheduler.status;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Rows the pages show, one type per query in {@code sql/status}. */
public final class StatusRows {
  private StatusRows() {}

  /** A run; times in UTC. */
  public record Month(
      String month,
      int revision,
      String status,
      String reason,
      String startedAt,
      double seconds,
      long customers,
      int segments,
      BigDecimal revenue,
      int stepsDone) {}

  /** An attempt of a step. */
  public record StepLine(
      int revision,
      String step,
      int attempt,
      String status,
      double seconds,
      long rowsWritten,
      String errorCode,
      String errorMessage) {}

  /** A rule and what it met. */
  public record Quality(String rule, String outcome, long rows, BigDecimal revenue) {}

  /** A segment of a month. */
  public record SegmentLine(
      int segmentId,
      String segmentName,
      long customers,
      double customerShare,
      BigDecimal revenue,
      double revenueShare,
      String trust,
      @Nullable String rule,
      @Nullable Double ruleFidelity,
      String description) {

    /** Class of the style sheet for the segment at this place of the month, from 0. */
    public String style(int place) {
      return segmentId < 0 ? "noise" : "s" + place % 10;
    }
  }

  /** A lever of a month. */
  public record Lever(
      int segmentId,
      String segmentName,
      String lever,
      String action,
      String reason,
      BigDecimal effectPerMonth,
      BigDecimal effectLow,
      BigDecimal effectHigh) {}

  /** A customer on the plane. */
  public record Point(int segmentId, double x, double y) {}
}
