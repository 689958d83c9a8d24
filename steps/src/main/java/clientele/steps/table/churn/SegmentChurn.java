package clientele.steps.table.churn;

import java.math.BigDecimal;

/**
 * What a segment may lose within the horizon.
 *
 * @param customers with a chance
 * @param expectedSilent sum of the chances
 * @param expectedLoss net revenue a month of its customers times their chances
 */
public record SegmentChurn(
    int segmentId, int customers, double expectedSilent, BigDecimal expectedLoss) {}
