package clientele.steps.settings;

/**
 * The limits of the quality gates. They decide whether a run is published, never a figure in it.
 *
 * @param rejectedShare the largest share of the month's lines that may be rejected: 0 … 1
 * @param rowsFall the least lines of the month, as a share of the trailing months' median: 0 … 1
 * @param rowsRise the most lines of the month, as a multiple of that median: from 1
 * @param emptyDays the most days of the month without an order: 0 … 31
 * @param revenueFall the least revenue of the month, as a share of the trailing months' median
 * @param revenueRise the most, as a multiple
 * @param drift the largest population stability index of any feature against the month before,
 *     judged where both windows hold the same number of months
 * @param trustedSegments the least number of segments whose trust is not weak; 0 asks for none
 * @param holes the most months of the window without a line between months that have some: from 0
 * @param silentEnd the most days without an order at the end of the month: 0 … 31
 * @param largestLine the largest share of the month's revenue that one line may hold: 0 … 1, judged
 *     from a hundred lines on
 */
public record GateSettings(
    double rejectedShare,
    double rowsFall,
    double rowsRise,
    int emptyDays,
    double revenueFall,
    double revenueRise,
    double drift,
    int trustedSegments,
    int holes,
    int silentEnd,
    double largestLine) {

  /** What holds where the configuration says nothing. */
  public static final GateSettings DEFAULT =
      new GateSettings(0.5, 0.3, 3, 20, 0.3, 3, 1, 0, 0, 14, 0.5);

  public GateSettings {
    Checks.range("rejected-share", rejectedShare, 0, 1);
    Checks.range("rows-fall", rowsFall, 0, 1);
    Checks.range("rows-rise", rowsRise, 1, 1e9);
    Checks.range("empty-days", emptyDays, 0, 31);
    Checks.range("revenue-fall", revenueFall, 0, 1);
    Checks.range("revenue-rise", revenueRise, 1, 1e9);
    Checks.range("drift", drift, 0, 1e9);
    Checks.range("trusted-segments", trustedSegments, 0, 1000);
    Checks.range("holes", holes, 0, 60);
    Checks.range("silent-end", silentEnd, 0, 31);
    Checks.range("largest-line", largestLine, 0, 1);
  }
}
