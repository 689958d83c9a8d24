package clientele.steps.table.forecast;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of one part of the revenue in one later month.
 *
 * @param part SEGMENT, NEW (customers not yet seen) or TOTAL
 * @param segmentId of a segment, 0 for the other parts
 * @param ahead months, 1 to 3
 * @param targetMonth the later month
 * @param customers of the segment; 0 for those not yet seen
 * @param expected net revenue; the parts add up to the total to the penny
 * @param low lower end of the interval; null without an earlier forecast to learn its width from
 * @param high upper end
 * @param level of the interval, 0 without one
 * @param origins earlier month ends whose forecasts gave the width
 * @param lastOutcome what the same part brought in the closed month
 * @param sameCustomers what the present customers of the part brought in the closed month
 * @param seasonalNaive the month a year before the later one; null where not held or for a part
 * @param seal SHA-256 of the row
 */
public record ForecastRow(
    String part,
    int segmentId,
    int ahead,
    LocalDate targetMonth,
    long customers,
    BigDecimal expected,
    @Nullable BigDecimal low,
    @Nullable BigDecimal high,
    double level,
    int origins,
    BigDecimal lastOutcome,
    BigDecimal sameCustomers,
    @Nullable BigDecimal seasonalNaive,
    String seal) {}
