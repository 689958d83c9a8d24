package clientele.steps.segments.explain;

import clientele.steps.core.stability.Trust;
import org.jspecify.annotations.Nullable;

/** How far a segment can be trusted, in the three words of the tables and the mail. */
final class SegmentTrust {
  private SegmentTrust() {}

  /**
   * The word for a mean bootstrap Jaccard: high from 0.85, fair from 0.6, else weak. A segment
   * whose stability is not known is weak, and so is one of too few customers, whatever was found
   * when it had more.
   *
   * @param least customers a segment must have to be believed
   */
  static String of(@Nullable Double jaccard, long customers, int least) {
    if (jaccard == null || customers < least) {
      return "weak";
    }
    return switch (Trust.of(jaccard)) {
      case HIGHLY_STABLE -> "high";
      case STABLE, PATTERN -> "fair";
      case DOUBTFUL -> "weak";
    };
  }
}
