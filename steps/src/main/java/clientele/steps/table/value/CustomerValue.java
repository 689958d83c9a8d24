package clientele.steps.table.value;

import org.jspecify.annotations.Nullable;

/**
 * What one customer is expected to do within the horizon after the month's end. What a shop's
 * history cannot tell is null.
 *
 * @param purchaseDays days with a purchase in all held months
 * @param observedDays from the first of them to the month's end
 * @param silentDays from the last of them to the month's end
 * @param leftCensored whether they may have ordered before the history begins
 * @param alive chance that they have not left, 0 … 1
 * @param aliveLow lower end of its 90 % interval
 * @param aliveHigh upper end
 * @param expectedOrders purchase days within the horizon
 * @param ordersLow lower end of their interval
 * @param ordersHigh upper end
 * @param orderAmount net revenue expected of a purchase day
 * @param expectedWorth net revenue within the horizon
 * @param worthLow lower end of its interval
 * @param worthHigh upper end
 * @param worthIfActive net revenue within the horizon if they have not left
 * @param highWorth whether that is among the highest fifth
 * @param nextDays median days to the next order of one who has not left
 * @param nextLow lower end of its 80 % interval
 * @param nextHigh upper end
 * @param overdue whether nine in ten of their kind would have ordered by now
 */
public record CustomerValue(
    String customerId,
    int purchaseDays,
    int observedDays,
    int silentDays,
    boolean leftCensored,
    @Nullable Double alive,
    @Nullable Double aliveLow,
    @Nullable Double aliveHigh,
    @Nullable Double expectedOrders,
    @Nullable Integer ordersLow,
    @Nullable Integer ordersHigh,
    double orderAmount,
    @Nullable Double expectedWorth,
    @Nullable Double worthLow,
    @Nullable Double worthHigh,
    @Nullable Double worthIfActive,
    boolean highWorth,
    @Nullable Double nextDays,
    @Nullable Double nextLow,
    @Nullable Double nextHigh,
    boolean overdue) {}
