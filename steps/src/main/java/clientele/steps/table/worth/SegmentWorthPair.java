package clientele.steps.table.worth;

import java.time.LocalDate;

/**
 * One test of one way to divide customers: learnt on the month before, asked about a published
 * month's customers, held against the month after it.
 *
 * @param kind segments, rfm_grid, kmeans, or model for the ceiling
 * @param askedMonth first day of the month whose customers were asked about
 * @param groups it knows; 0 for the model
 * @param customers asked about
 * @param buyers of them in the month after
 * @param auc of buying at all; 0.5 is chance
 * @param r2Log of log(1 + money)
 * @param r2Money of money capped at its 99th percentile
 * @param topTenth share of the month's money from the tenth of whom most was expected
 * @param moved share of the customers of both months whose group is another than in the month
 *     before; 0 for the model
 */
public record SegmentWorthPair(
    String kind,
    LocalDate askedMonth,
    int groups,
    int customers,
    int buyers,
    double auc,
    double r2Log,
    double r2Money,
    double topTenth,
    double moved) {}
