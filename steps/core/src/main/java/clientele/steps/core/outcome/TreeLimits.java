package clientele.steps.core.outcome;

/**
 * What a tree of outcomes must keep to.
 *
 * @param fewestLeaves are made even where no border gains on held-out months
 * @param mostLeaves more cannot be kept in mind
 * @param mostConditions features in a leaf's rule; from and to of one feature are one condition
 * @param leastShare of the panel's weight in a leaf
 * @param leastCustomers of the present month in a leaf
 * @param mostCustomers share of the present customers above which a leaf is split first, by the
 *     best border there is
 * @param mostRevenue share of their revenue above which a leaf is split first, if a border gains
 */
public record TreeLimits(
    int fewestLeaves,
    int mostLeaves,
    int mostConditions,
    double leastShare,
    int leastCustomers,
    double mostCustomers,
    double mostRevenue) {

  /**
   * 5 … 12 leaves of 1 … 30 % of the customers and at most half of the revenue. A published segment
   * may hold 35 %; the rest is room for the months in which the tree is kept.
   */
  public static TreeLimits of(int leastCustomers) {
    return new TreeLimits(5, 12, 3, 0.01, leastCustomers, 0.3, 0.5);
  }
}
