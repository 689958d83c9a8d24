package clientele.steps.table.explain;

/**
 * One condition of a segment's rule; all of them must hold.
 *
 * @param conditionNo from 1
 * @param comparison at most (the threshold or less) or above
 */
public record RuleCondition(
    int segmentId, int conditionNo, String feature, String comparison, double threshold) {}
