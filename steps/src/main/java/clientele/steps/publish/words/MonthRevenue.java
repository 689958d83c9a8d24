package clientele.steps.publish.words;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The money of a published month, as {@code bi.month_revenue} has it; what is of the month before
 * is nought for the first month.
 *
 * @param month such as 2011-11
 * @param revenue of the month's own lines, net
 * @param windowMonths months of its window that have lines
 * @param windowRevenue of its segments, net, over the window
 * @param beforeMonth the published month before; null for the first
 * @param addedRevenue of the months that came into the window
 * @param droppedRevenue of the months that went out of it
 * @param correctedRevenue by lines of months in both windows that came or went since
 * @param unplacedChange change of what customers without an order in the window sent back
 * @param isComparable whether both windows have as many months with lines
 */
public record MonthRevenue(
    String month,
    BigDecimal revenue,
    int windowMonths,
    BigDecimal windowRevenue,
    @Nullable String beforeMonth,
    BigDecimal revenueBefore,
    int windowMonthsBefore,
    BigDecimal windowRevenueBefore,
    BigDecimal addedRevenue,
    BigDecimal droppedRevenue,
    BigDecimal correctedRevenue,
    BigDecimal unplacedChange,
    boolean isComparable) {

  /** The published month before. */
  public Optional<YearMonth> before() {
    return Optional.ofNullable(beforeMonth).map(YearMonth::parse);
  }

  /** How much more the window's customers brought than those of the window before. */
  public BigDecimal windowChange() {
    return windowRevenue.subtract(windowRevenueBefore);
  }
}
