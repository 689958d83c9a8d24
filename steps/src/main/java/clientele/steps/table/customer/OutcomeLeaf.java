package clientele.steps.table.customer;

/**
 * One leaf of the tree of outcomes.
 *
 * @param leaf from 0, the largest first
 * @param customers of the month in it
 * @param bought share of its customers who bought in the month after
 * @param revenue mean net revenue of its customers in the month after
 * @param jaccard mean over trees of resampled customers, 0 … 1
 * @param isTop whether its customers are of the best, who bring just under half of the revenue
 * @param isFirst whether it is asked before all others
 */
public record OutcomeLeaf(
    int leaf,
    long customers,
    double bought,
    double revenue,
    double jaccard,
    boolean isTop,
    boolean isFirst) {}
