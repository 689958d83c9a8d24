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
 */
public record GateSettings(
    double rejectedShare,
    double rowsFall,
    double rowsRise,
    int emptyDays,
    double revenueFall,
    double revenueRise,
    double drift,
    int trustedSegments) {

  /** What holds where the configuration says nothing. */
  public static final GateSettings DEFAULT = new GateSettings(0.5, 0.3, 3, 20, 0.3, 3, 1, 0);

  public GateSettings {
    Checks.range("rejected-share", rejectedShare, 0, 1);
    Checks.range("rows-fall", rowsFall, 0, 1);
    Checks.range("rows-rise", rowsRise, 1, 1e9);
    Checks.range("empty-days", emptyDays, 0, 31);
    Checks.range("revenue-fall", revenueFall, 0, 1);
    Checks.range("revenue-rise", revenueRise, 1, 1e9);
    Checks.range("drift", drift, 0, 1e9);
    Checks.range("trusted-segments", trustedSegments, 0, 1000);
  }
}
