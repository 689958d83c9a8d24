package clientele.steps.table;

import java.math.BigDecimal;

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
    BigDecimal effectHigh) {}
