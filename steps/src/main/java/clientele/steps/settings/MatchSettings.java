package clientele.steps.settings;

/**
 * When a segment is still the same, and when it needs another name.
 *
 * @param survivalOverlap share of a segment's remaining customers that must be found together for
 *     it to live on, in one cluster or in the parts of a split: 0.51 … 1
 * @param splitOverlap share that makes a cluster a part of it: 0.05 … survival-overlap
 * @param profileDistance how far apart two profiles may be that pass for the same where customers
 *     do not decide, as a share of the customers that lie between them: 0 … 1
 * @param renameMargin how far a profile may lie beyond its name's limits, in the same measure,
 *     before two such months running give another name: 0 … 1
 * @param driftLimit population stability index of this month's customers against those the model
 *     was learnt from, below which the model is kept; 0 learns anew every month; rules are kept
 *     even then, unless new ones tell a tenth more: 0 … 10
 * @param keepMonths age at which a model is learnt anew, rules as under {@code driftLimit}: 1 … 120
 * @param returnMonths for how long a segment that has ended may come back: 0 … 120
 * @param mergeAlike whether clusters of one persona are one segment; if not, they are numbered
 * @param minCustomers fewer customers join the segment most like them: 0 … 100,000
 * @param minShare the same as a share of the month's customers; the larger of the two holds: 0 …
 *     0.2
 */
public record MatchSettings(
    double survivalOverlap,
    double splitOverlap,
    double profileDistance,
    double renameMargin,
    double driftLimit,
    int keepMonths,
    int returnMonths,
    boolean mergeAlike,
    int minCustomers,
    double minShare) {

  /**
   * MONIC's overlaps; a tenth and a twentieth of the customers; the index from which a shift is
   * called large; a year, and a year and its season; ten customers, or one in two hundred.
   */
  public static final MatchSettings DEFAULT =
      new MatchSettings(0.7, 0.3, 0.1, 0.05, 0.25, 12, 13, true, 10, 0.005);

  public MatchSettings {
    Checks.range("survival-overlap", survivalOverlap, 0.51, 1);
    Checks.range("split-overlap", splitOverlap, 0.05, survivalOverlap);
    Checks.range("profile-distance", profileDistance, 0, 1);
    Checks.range("rename-margin", renameMargin, 0, 1);
    Checks.range("drift-limit", driftLimit, 0, 10);
    Checks.range("keep-months", keepMonths, 1, 120);
    Checks.range("return-months", returnMonths, 0, 120);
    Checks.range("min-customers", minCustomers, 0, 100_000);
    Checks.range("min-share", minShare, 0, 0.2);
  }

  /** The least customers a segment must have in a month of so many. */
  public int least(int customers) {
    return Math.max(minCustomers, (int) Math.ceil(minShare * customers));
  }
}
