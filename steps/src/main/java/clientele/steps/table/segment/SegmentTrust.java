package clientele.steps.table.segment;

import org.jspecify.annotations.Nullable;

/**
 * How far one published segment can be trusted this month; noise has no row.
 *
 * @param silhouette mean over its customers on the month's plane, null where there is one segment
 * @param jaccard mean Jaccard with the most similar segment found among resampled customers of this
 *     month, null for a segment that is a rule and no finding
 * @param told its part of the share of everybody's error that the segments would have saved in
 *     telling what customers did after earlier month ends, null where that is not known
 * @param toldMonths month ends asked about at which it had customers
 * @param toldGaining those of them at which it told better than the mean of everybody
 * @param trust high, fair or weak
 */
public record SegmentTrust(
    int segmentId,
    long customers,
    @Nullable Double silhouette,
    @Nullable Double jaccard,
    @Nullable Double told,
    int toldMonths,
    int toldGaining,
    String trust) {

  /** Whether it told something in total, and at most month ends it was asked about. */
  public boolean tells() {
    return told != null && told > 0 && 2 * toldGaining > toldMonths;
  }
}
