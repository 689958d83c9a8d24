package clientele.steps.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;

/**
 * How figures are written in texts for people: English, thousands parted by commas, a true minus
 * sign, money with the shop's currency. No default locale is ever asked.
 *
 * @param currency ISO 4217 code; the four best known are written by their sign, any other by its
 *     code
 */
public record FigureFormat(String currency) {
  private static final char MINUS = '\u2212';
  private static final char NO_BREAK_SPACE = '\u00a0';

  /** Own table, because the signs of the JDK change with its release. */
  private static final Map<String, String> SIGNS =
      Map.of("GBP", "£", "EUR", "€", "USD", "$", "JPY", "¥");

  /** A whole number: 4,338. */
  public String count(long value) {
    return signed(BigDecimal.valueOf(value), 0, "", "");
  }

  /** A number with at most so many decimals: 3.5, but 4 for 4.0. */
  public String number(double value, int decimals) {
    BigDecimal rounded = rounded(BigDecimal.valueOf(value), decimals).stripTrailingZeros();
    return signed(rounded, Math.max(0, rounded.scale()), "", "");
  }

  /** A span of time in whole days, half a day counted up: 138 days, 1 day. */
  public String days(double value) {
    String days = number(value, 0);
    return days + (days.equals("1") ? " day" : " days");
  }

  /** A figure of a typical customer that need not be whole, such as orders: 3.5, but 4 for 4.0. */
  public String number(double value) {
    return number(value, 1);
  }

  /** Money in whole units: £8,911,408. */
  public String money(BigDecimal value) {
    return signed(value, 0, sign(), "");
  }

  /** Money in whole units. */
  public String money(double value) {
    return money(BigDecimal.valueOf(value));
  }

  /** Money short enough for a subject: £8.91m, £12.3k, £950. */
  public String moneyShort(BigDecimal value) {
    BigDecimal size = value.abs();
    if (size.compareTo(BigDecimal.valueOf(999_500)) >= 0) {
      return signed(value.movePointLeft(6), 2, sign(), "m");
    }
    if (size.compareTo(BigDecimal.valueOf(9_950)) >= 0) {
      return signed(value.movePointLeft(3), size.intValue() >= 99_950 ? 0 : 1, sign(), "k");
    }
    return money(value);
  }

  /** Money with the sign of its direction: +£1,200, −£1,200, £0. */
  public String moneyChange(BigDecimal value) {
    return plus(value, 0) + money(value);
  }

  /** A whole number with the sign of its direction: +88, −12, 0. */
  public String countChange(long value) {
    return (value > 0 ? "+" : "") + count(value);
  }

  /** A share as percent: 34%, under ten percent with one decimal: 2.1%. */
  public String percent(double share) {
    BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2);
    return signed(percent, percentDecimals(percent), "", "%");
  }

  /** A relative change as percent with the sign of its direction: +2.1%, −12%, 0.0%. */
  public String percentChange(double share) {
    BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2);
    return plus(percent, percentDecimals(percent)) + percent(share);
  }

  private String sign() {
    return SIGNS.getOrDefault(currency, currency + NO_BREAK_SPACE);
  }

  private static int percentDecimals(BigDecimal percent) {
    return percent.abs().compareTo(new BigDecimal("9.95")) < 0 ? 1 : 0;
  }

  private static String plus(BigDecimal value, int decimals) {
    return rounded(value, decimals).signum() > 0 ? "+" : "";
  }

  private static String signed(BigDecimal value, int decimals, String before, String after) {
    BigDecimal rounded = rounded(value, decimals);
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return (rounded.signum() < 0 ? MINUS : "") + before + format.format(rounded.abs()) + after;
  }

  private static BigDecimal rounded(BigDecimal value, int decimals) {
    return value.setScale(decimals, RoundingMode.HALF_UP);
  }
}
