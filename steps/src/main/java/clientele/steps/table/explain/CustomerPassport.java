package clientele.steps.table.explain;

import org.jspecify.annotations.Nullable;

/**
 * Why a customer is in his segment, and the shortest way to a better one.
 *
 * @param heldOut whether rules were measured on him, not made from him
 * @param rulesMet ids of the segments whose rule he meets, ascending, parted by commas
 * @param why one sentence
 * @param betterSegmentId where the way leads; null where none was found
 * @param way what he would have to do
 * @param moreOrders orders to place now, 0 for no way
 * @param basketFactor of each, in his own baskets; 0 for no way
 */
public record CustomerPassport(
    String customerId,
    boolean heldOut,
    String rulesMet,
    String why,
    @Nullable Integer betterSegmentId,
    @Nullable String way,
    int moreOrders,
    double basketFactor) {}
