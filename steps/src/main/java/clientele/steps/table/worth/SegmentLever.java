package clientele.steps.table.worth;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One action for a segment.
 *
 * @param priority 1 is the most valuable
 * @param lever from the playbook
 * @param action what to do
 * @param reason why, in figures
 * @param customers whom it addresses
 * @param effectPerMonth money a month
 * @param effectLow 5 % quantile
 * @param effectHigh 95 % quantile
 * @param addressedBy feature that tells its customers from the others of the segment; null: all are
 * @param addressedBelow they have less of it; null where that does not matter
 * @param addressedAbove they have more of it; null where that does not matter
 */
public record SegmentLever(
    int segmentId,
    int priority,
    String lever,
    String action,
    String reason,
    long customers,
    BigDecimal effectPerMonth,
    BigDecimal effectLow,
    BigDecimal effectHigh,
    @Nullable String addressedBy,
    @Nullable Double addressedBelow,
    @Nullable Double addressedAbove) {}
