package clientele.steps.table.explain;

import org.jspecify.annotations.Nullable;

/**
 * Why a customer is in their segment, and the least change that leads to a better one.
 *
 * @param heldOut whether rules were measured on them, not made from them
 * @param rulesMet ids of the segments whose rule they meet, ascending, parted by commas
 * @param why one sentence
 * @param betterSegmentId where the way leads; null where none was found
 * @param way what they would have to do
 * @param moreOrders orders to place now, 0 for no way
 * @param basketFactor of each, in their own baskets; 0 for no way
 */
public record CustomerExplanation(
    String customerId,
    boolean heldOut,
    String rulesMet,
    String why,
    @Nullable Integer betterSegmentId,
    @Nullable String way,
    int moreOrders,
    double basketFactor) {}
