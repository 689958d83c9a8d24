package clientele.steps.table.explain;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a segment is like; medians over its customers.
 *
 * @param customerShare 0 … 1
 * @param revenue net, over the window
 * @param revenueShare of the revenue of all customers
 * @param trust high, fair or weak
 * @param description one sentence
 */
public record SegmentProfile(
    int segmentId,
    long customers,
    BigDecimal customerShare,
    BigDecimal revenue,
    BigDecimal revenueShare,
    double medianRecencyDays,
    double medianFrequency,
    double medianMonetary,
    double medianTenureDays,
    double medianAverageOrderValue,
    double medianReturnsShare,
    @Nullable Double silhouette,
    @Nullable Double stabilityJaccard,
    String trust,
    String description) {}
