package clientele.steps.publish.words;

import clientele.steps.settings.FigureFormat;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * The money of a month in words, the same in mail, page and summary. The month's own revenue is set
 * against that of the month before; figures over the window only where both windows are of one
 * length, for a longer history alone makes them grow.
 */
public final class RevenueWords {
  private final MonthRevenue money;
  private final FigureFormat format;

  public RevenueWords(MonthRevenue money, FigureFormat format) {
    this.money = money;
    this.format = format;
  }

  /** A month as people write it: "November 2011". */
  public static String said(YearMonth month) {
    return month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + month.getYear();
  }

  /** "Revenue £1.12m, 16% more than in October 2011"; of the first month the money alone. */
  public String headline() {
    String against = against();
    return "Revenue "
        + format.moneyShort(money.revenue())
        + (against.isEmpty() ? "" : ", " + against);
  }

  /** "16% more than in October 2011"; empty for the first month. */
  public String against() {
    return money.before().map(this::against).orElse("");
  }

  private String against(YearMonth before) {
    BigDecimal change = money.revenue().subtract(money.revenueBefore());
    if (change.signum() == 0) {
      return "as much as in " + said(before);
    }
    String size =
        money.revenueBefore().signum() <= 0
            ? format.moneyShort(change.abs())
            : format.percent(
                change.abs().divide(money.revenueBefore(), MathContext.DECIMAL64).doubleValue());
    return "%s %s than in %s".formatted(size, change.signum() > 0 ? "more" : "less", said(before));
  }

  /** Why figures over the window are not compared; empty where they are, or nothing is there. */
  public String caution() {
    return money.isComparable()
        ? ""
        : money
            .before()
            .map(
                before ->
                    "Not like for like: %s now, %d had in %s, so figures over the window are not compared."
                        .formatted(
                            money.windowMonths() == 1
                                ? "1 month has lines"
                                : money.windowMonths() + " months have lines",
                            money.windowMonthsBefore(),
                            said(before)))
            .orElse("");
  }

  /** "the 12 months to November 2011", or the month alone. */
  public String window() {
    String month = said(YearMonth.parse(money.month()));
    return money.windowMonths() > 1
        ? "the %d months to %s".formatted(money.windowMonths(), month)
        : month;
  }

  /** Ties the change of the window's revenue to what came in and went out with its months. */
  public String tie() {
    return "Together %s over the window: %s came in with the months that are new in it, %s went out with those that left it%s%s."
        .formatted(
            format.moneyChange(money.windowChange()),
            format.money(money.addedRevenue()),
            format.money(money.droppedRevenue()),
            also(money.correctedRevenue(), "lines corrected since make %s"),
            also(
                money.unplacedChange().negate(),
                "returns by customers without an order in it, who are in no segment, make %s"));
  }

  /** Nothing of what is no whole unit of money. */
  private String also(BigDecimal amount, String words) {
    String said = format.moneyChange(amount);
    return said.equals(format.money(BigDecimal.ZERO)) ? "" : ", " + words.formatted(said);
  }
}
