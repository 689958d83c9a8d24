package clientele.steps.table.segment;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Customers who went one way between two runs that were published side by side. Money is not
 * rounded.
 *
 * @param nowMonth month of the later run
 * @param beforeMonth month of the earlier run
 * @param fromSegmentId segment in the earlier one; null for joiners
 * @param toSegmentId segment in the later one; null for leavers
 * @param revenueBefore their net revenue in the window of the earlier one
 * @param revenue the same of the later one
 * @param orders change of revenue by their number of orders
 * @param basket change by their average order value
 * @param returned the rest of the change
 */
public record SegmentMove(
    LocalDate nowMonth,
    int nowRevision,
    LocalDate beforeMonth,
    int beforeRevision,
    @Nullable Integer fromSegmentId,
    @Nullable Integer toSegmentId,
    long customers,
    BigDecimal revenueBefore,
    BigDecimal revenue,
    BigDecimal orders,
    BigDecimal basket,
    BigDecimal returned) {}
