package clientele.steps.table.explain;

/**
 * Whether the segments of a month differ in a feature at all.
 *
 * @param test kruskal-wallis or chi-squared
 * @param pAdjusted after Benjamini and Hochberg, over all tests of the month
 * @param effectName epsilon-squared or cramers-v
 * @param effect 0 no difference … 1 complete
 */
public record FeatureTest(
    String feature,
    String test,
    double statistic,
    int degrees,
    double pValue,
    double pAdjusted,
    String effectName,
    double effect) {}
