package clientele.steps.table.customer;

/**
 * One condition of a leaf's rule; all of them must hold.
 *
 * @param conditionNo from 1
 * @param comparison at most (the threshold or less) or above
 */
public record OutcomeRule(
    int leaf, int conditionNo, String feature, String comparison, double threshold) {}
