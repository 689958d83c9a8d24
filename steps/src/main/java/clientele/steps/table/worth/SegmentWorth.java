package clientele.steps.table.worth;

/**
 * What one way to divide customers told on average of the tests.
 *
 * @param kind segments, rfm_grid, kmeans, or model for the ceiling
 * @param pairs tests
 * @param groups on average; 0 for the model
 * @param auc mean; 0.5 is chance
 * @param r2Log mean
 * @param r2Money mean
 * @param topTenth mean
 * @param held 0 … 1: share of what the best of all kinds tells, the mean over auc above one half,
 *     r2Log and r2Money
 * @param moved mean share of the customers whose group is another than a month before; 0 for the
 *     model
 */
public record SegmentWorth(
    String kind,
    int pairs,
    double groups,
    double auc,
    double r2Log,
    double r2Money,
    double topTenth,
    double held,
    double moved) {}
