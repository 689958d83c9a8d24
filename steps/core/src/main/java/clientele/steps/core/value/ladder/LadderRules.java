package clientele.steps.core.value.ladder;

/**
 * Limits of the ladder, fixed before any data was looked at but for the published examples.
 *
 * @param customers fewest with which a model is fitted
 * @param repeaters fewest who ordered again
 * @param startShare most of the customers whose first order lies at the history's start
 * @param startTime how long the start is, in the histories' unit
 * @param eigenvalue least information in the least known direction of the logarithms
 * @param limit of the likelihood ratio
 */
public record LadderRules(
    int customers,
    int repeaters,
    double startShare,
    double startTime,
    double eigenvalue,
    NullLimit limit) {
  /** In days: 100 customers, 50 of them repeating, at most half seen first in the first 30 days. */
  public static final LadderRules DAYS = new LadderRules(100, 50, .5, 30, .25, NullLimit.DEFAULT);
}
