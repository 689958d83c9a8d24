package clientele.steps.table.customer;

/**
 * What earlier months taught about the month after.
 *
 * @param months month ends that were learnt from; 0 where nothing could be learnt
 * @param rows customers at those month ends, in total
 * @param buyers those of them who bought in the month after
 * @param explained share of the variance explained in months left out
 * @param nullBest the same at best with permuted outcomes
 * @param nullDraws how often they were permuted
 * @param stability bootstrap Jaccard of the leaves, weighted by customers: 0 … 1
 * @param reason what it was learnt from, or why nothing could be learnt
 * @param keptExplained as {@code explained}, of the rules that placed the customers of the
 *     published month before; 0 where that month has none
 */
public record OutcomeModel(
    int months,
    long rows,
    long buyers,
    double explained,
    double nullBest,
    int nullDraws,
    double stability,
    String reason,
    double keptExplained) {

  /** Nothing was learnt. */
  public static OutcomeModel nothing(String reason) {
    return new OutcomeModel(0, 0, 0, 0, 0, 0, 0, reason, 0);
  }

  /** Below this a cluster is dissolved (Hennig 2007): on other customers it would be another. */
  public static final double LEAST_STABILITY = 0.5;

  /**
   * By what share of its size the best permutation must be beaten: of nineteen, one tree of
   * outcomes that are none beats all in twenty months.
   */
  public static final double MARGIN = 0.25;

  /** What had to be explained to beat chance. */
  public double wanted() {
    return Math.max(0, nullBest) * (1 + MARGIN);
  }

  /** Whether there is a tree that beats chance and comes back on other customers. */
  public boolean stands() {
    return learnt() && explained > wanted() && stability >= LEAST_STABILITY;
  }

  /**
   * Whether the tree tells so much more than the rules in use that it is worth a break: customers
   * of a new segment are of nobody whose next month was ever seen.
   *
   * @param share by which it must explain more, above 0
   */
  public boolean tellsMore(double share) {
    return learnt() && explained >= (1 + share) * keptExplained;
  }

  /** Whether there is a tree. */
  public boolean learnt() {
    return months > 0;
  }
}
