package clientele.infra.source.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plain decimal number, {@code -12.50}, from the bytes of a field: no exponent, no
 * thousands separator, no blank. Zeros behind the last decimal place the table has are dropped,
 * other digits there make it no number, so money is never rounded on the way in.
 *
 * <p>Own code because {@code new BigDecimal(String)} also takes {@code 1e9} and digits of other
 * scripts, and would need a String for each field.
 */
public final class DecimalField {
  private DecimalField() {}

  /**
   * The number in a field, or null if there is none that fits.
   *
   * @param decimalPoint what parts the decimals
   * @param wholeDigits most digits before the point, leading zeros not counted
   * @param scale most decimal places; together at most 18 digits
   */
  public static @Nullable BigDecimal parse(
      byte[] bytes, int from, int to, char decimalPoint, int wholeDigits, int scale) {
    int at = from;
    boolean negative = at < to && bytes[at] == '-';
    if (negative || (at < to && bytes[at] == '+')) {
      at++;
    }
    long unscaled = 0;
    int whole = 0;
    int decimals = 0;
    int digits = 0;
    boolean point = false;
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (bytes[at] == decimalPoint && !point) {
        point = true;
        continue;
      }
      if (digit < 0 || digit > 9 || (point && decimals == scale && digit > 0)) {
        return null;
      }
      digits++;
      if (point && decimals == scale) {
        continue;
      }
      unscaled = unscaled * 10 + digit;
      decimals += point ? 1 : 0;
      whole += !point && unscaled > 0 ? 1 : 0;
      if (whole > wholeDigits) {
        return null;
      }
    }
    return digits == 0 ? null : BigDecimal.valueOf(negative ? -unscaled : unscaled, decimals);
  }
}
