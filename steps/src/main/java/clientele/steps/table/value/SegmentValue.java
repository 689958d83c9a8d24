package clientele.steps.table.value;

import org.jspecify.annotations.Nullable;

/**
 * What a segment's customers are expected to do within the horizon, as sums of theirs.
 *
 * @param customers with a purchase
 * @param expectedAlive sum of the chances that they have not left; null where nothing tells
 * @param expectedOrders purchase days
 * @param ordersLow lower end of the 90 % interval of the sum
 * @param ordersHigh upper end
 * @param expectedWorth net revenue
 * @param worthLow lower end of the 90 % interval of the sum; null where amounts have no model
 * @param worthHigh upper end
 * @param overdue customers who are
 */
public record SegmentValue(
    int segmentId,
    int customers,
    @Nullable Double expectedAlive,
    double expectedOrders,
    double ordersLow,
    double ordersHigh,
    double expectedWorth,
    @Nullable Double worthLow,
    @Nullable Double worthHigh,
    int overdue) {}
