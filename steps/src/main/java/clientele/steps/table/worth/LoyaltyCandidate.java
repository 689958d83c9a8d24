package clientele.steps.table.worth;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One customer who belongs into the loyalty programme, or nearly does.
 *
 * @param rank from 1: members first, then who lacks least; in each the highest expected worth first
 * @param topSegmentId the segment whose members belong there: their own, or else the nearest
 * @param segmentId the one the customer is in
 * @param member whether that is the same
 * @param missingConditions of the top segment's rule; 0 for a member
 * @param expectedRevenue next month, net
 * @param orderChance 0 … 1 of an order next month; null where nothing tells
 * @param expectedFrom what the expectation is made of
 * @param why in figures
 * @param missing what the customer lacks; empty for a member
 */
public record LoyaltyCandidate(
    int rank,
    String customerId,
    int topSegmentId,
    int segmentId,
    boolean member,
    int missingConditions,
    BigDecimal expectedRevenue,
    @Nullable Double orderChance,
    String expectedFrom,
    String why,
    String missing) {}
