package clientele.steps.table.forecast;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A published forecast of this month beside what came.
 *
 * @param part SEGMENT, NEW or TOTAL
 * @param segmentId of a segment, 0 for the other parts
 * @param ahead months
 * @param madeMonth the month it was published with
 * @param madeRevision the revision of that month
 * @param expected as published
 * @param low as published
 * @param high as published
 * @param level as published
 * @param came net revenue of the same customers in this month
 * @param inside whether it lies in the interval; null without one
 * @param lastOutcome the first naive forecast, as published
 * @param sameCustomers the second
 * @param seasonalNaive the third
 */
public record ForecastScore(
    String part,
    int segmentId,
    int ahead,
    LocalDate madeMonth,
    int madeRevision,
    BigDecimal expected,
    @Nullable BigDecimal low,
    @Nullable BigDecimal high,
    double level,
    BigDecimal came,
    @Nullable Boolean inside,
    BigDecimal lastOutcome,
    BigDecimal sameCustomers,
    @Nullable BigDecimal seasonalNaive) {}
