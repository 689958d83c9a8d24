package clientele.scheduler.status.read;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Rows of the journal, one type per query in {@code sql/status}. */
public final class RunRows {
  private RunRows() {}

  /**
   * A run; the time is UTC in ISO 8601, figures are 0 unless it is the revision the views show;
   * linesNew and linesGone count the month's lines that changed in the source since then. The
   * revenue is that of the window, ownRevenue that of the month alone.
   */
  public record Month(
      String month,
      int revision,
      String status,
      String reason,
      boolean shown,
      String startedAt,
      double seconds,
      long customers,
      int segments,
      BigDecimal revenue,
      int trustHigh,
      int trustFair,
      int trustWeak,
      String problem,
      long linesNew,
      long linesGone,
      BigDecimal ownRevenue) {

    /** Month and revision, which never change together. */
    String issue() {
      return month + "/" + revision;
    }
  }

  /** An attempt of a step. */
  public record StepLine(
      int revision,
      String step,
      int attempt,
      String status,
      String startedAt,
      double seconds,
      long rowsWritten,
      Metrics metrics,
      String errorCode,
      String errorMessage) {}

  /**
   * Customers a revision has put into another segment than the issue before; null is "not there".
   */
  public record RevisionMove(
      int revision, @Nullable String fromSegment, @Nullable String toSegment, long customers) {}

  /** How long a step usually takes. */
  public record Usual(String step, double seconds) {}

  /** A quality rule and what it met among the month's own lines. */
  public record Quality(String month, String rule, String outcome, long rows, BigDecimal revenue) {}

  /** Another number whenever a customer was forgotten. */
  public record Erasure(long version) {}
}
