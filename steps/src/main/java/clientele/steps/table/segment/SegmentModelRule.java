package clientele.steps.table.segment;

/**
 * One condition of one rule of the model that places customers.
 *
 * @param ruleNo the lowest is asked first
 * @param conditionNo from 1
 * @param segmentId segment the rule places in
 * @param comparison at most (the threshold or less) or above
 * @param isTop whether the rule is one of the best customers
 */
public record SegmentModelRule(
    int ruleNo,
    int conditionNo,
    int segmentId,
    String feature,
    String comparison,
    double threshold,
    boolean isTop) {}
