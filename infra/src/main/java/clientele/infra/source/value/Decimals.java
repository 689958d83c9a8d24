package clientele.infra.source.value;

import clientele.infra.config.source.ReadingConfig.Numbers;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the numbers of one file in the one style it has: decimals behind a point or behind a comma,
 * thousands parted by the other, by spaces or by apostrophes, with a currency's sign or without,
 * negative by any minus before or behind or by brackets.
 *
 * <p>The style is the file's, as the same program wrote all its columns. A number that shows the
 * other style is <em>mixed</em>, one that could be of either (1,250) before any has shown one is
 * <em>ambiguous</em>. A number with a point and three decimals (1.250) shows nothing: it is read
 * with the point, unless others show the comma.
 */
public final class Decimals {
  static final String BAD = "bad_number";
  static final String MIXED = "mixed_numbers";
  static final String AMBIGUOUS = "ambiguous_number";
  static final String OTHER_CURRENCY = "other_currency";

  private static final Pattern IGNORED = Pattern.compile("[\\s\\p{Z}\\p{Cf}]");
  private static final Pattern STRANGE = Pattern.compile("[^\\d.,'’-]");
  private static final Pattern CURRENCY = Pattern.compile("\\p{Sc}|[A-Z]{3}|[A-Z]{1,2}\\p{Sc}|kr");
  private static final Pattern BODY = Pattern.compile("\\d[\\d.,'’]*|[.,]\\d+");

  /** What a number shows of its file's style. */
  public enum Shows {
    NOTHING,
    POINT,
    COMMA,
    /** One comma and three digits behind it. */
    EITHER,
    /** One point and three digits behind it. */
    WEAK_POINT
  }

  /** A number as text with a point, and what it shows. */
  private record Read(BigDecimal asPoint, BigDecimal asComma, Shows shows, String currency) {}

  private Numbers style;
  private String currency = "";
  private String fault = BAD;

  public Decimals(Numbers style) {
    this.style = style;
  }

  /** AUTO until a number has shown one. */
  public Numbers style() {
    return style;
  }

  /** Why the last number was none. */
  public String fault() {
    return fault;
  }

  /**
   * The number in a field, or null if there is none that fits.
   *
   * @param wholeDigits most digits before the decimals, leading zeros not counted
   * @param scale most decimals; together at most 18 digits
   * @param rounds whether further decimals are rounded half up; if not they make it no number
   */
  public @Nullable BigDecimal parse(
      byte[] bytes, int from, int to, int wholeDigits, int scale, boolean rounds) {
    char point = style == Numbers.COMMA ? ',' : '.';
    BigDecimal plain = DecimalField.parse(bytes, from, to, point, wholeDigits, scale);
    if (plain != null) {
      if (style == Numbers.AUTO && plain.scale() > 0 && plain.scale() != 3) {
        style = Numbers.POINT;
      }
      return plain;
    }
    return slow(bytes, from, to, wholeDigits, scale, rounds);
  }

  /** What a field shows of the style, read by itself. */
  public static Shows shows(byte[] bytes, int from, int to) {
    return read(text(bytes, from, to)).map(Read::shows).orElse(Shows.NOTHING);
  }

  /**
   * The number most likely meant, whatever the style; empty where nothing is like a number.
   * Characters that belong to no number, such as the question mark of an export that could not
   * write a narrow space, are passed over: 1?234.50 is money, and not little.
   */
  public static Optional<BigDecimal> guess(byte[] bytes, int from, int to) {
    String text = text(bytes, from, to);
    return read(text)
        .or(() -> read(STRANGE.matcher(text).replaceAll("")))
        .map(
            read ->
                read.shows() == Shows.COMMA || read.shows() == Shows.WEAK_POINT
                    ? read.asComma()
                    : read.asPoint());
  }

  private @Nullable BigDecimal slow(
      byte[] bytes, int from, int to, int wholeDigits, int scale, boolean rounds) {
    fault = BAD;
    Optional<Read> found = read(text(bytes, from, to));
    if (found.isEmpty()) {
      return null;
    }
    Read read = found.get();
    if (!read.currency().isEmpty()) {
      if (!currency.isEmpty() && !currency.equals(read.currency())) {
        fault = OTHER_CURRENCY;
        return null;
      }
      currency = read.currency();
    }
    boolean mixed =
        (style == Numbers.POINT && read.shows() == Shows.COMMA)
            || (style == Numbers.COMMA && read.shows() == Shows.POINT);
    if (mixed || (style == Numbers.AUTO && read.shows() == Shows.EITHER)) {
      fault = mixed ? MIXED : AMBIGUOUS;
      return null;
    }
    if (style == Numbers.AUTO && read.shows() == Shows.COMMA) {
      style = Numbers.COMMA;
    } else if (style == Numbers.AUTO && read.shows() == Shows.POINT) {
      style = Numbers.POINT;
    }
    BigDecimal value = style == Numbers.COMMA ? read.asComma() : read.asPoint();
    return fitting(value, wholeDigits, scale, rounds);
  }

  private static @Nullable BigDecimal fitting(
      BigDecimal value, int wholeDigits, int scale, boolean rounds) {
    BigDecimal shown = value;
    if (value.scale() > scale) {
      BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
      if (!rounds && rounded.compareTo(value) != 0) {
        return null;
      }
      shown = rounded;
    }
    return shown.precision() - shown.scale() > wholeDigits ? null : shown;
  }

  private static String text(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return text.indexOf('\uFFFD') < 0
        ? text
        : new String(bytes, from, to - from, Charset.forName("windows-1252"));
  }

  private static Optional<Read> read(String field) {
    if (field.length() > 60) {
      return Optional.empty();
    }
    String text = IGNORED.matcher(field).replaceAll("").replace('−', '-');
    boolean negative = false;
    if (text.startsWith("(") && text.endsWith(")")) {
      negative = true;
      text = text.substring(1, text.length() - 1);
    }
    String currency = "";
    for (int round = 0; round < 3; round++) {
      Matcher sign = CURRENCY.matcher(text);
      if (sign.lookingAt()) {
        currency = sign.group();
        text = text.substring(sign.end());
      } else if (text.startsWith("-") || text.startsWith("+")) {
        negative |= text.charAt(0) == '-';
        text = text.substring(1);
      }
    }
    if (text.endsWith("-")) {
      negative = true;
      text = text.substring(0, text.length() - 1);
    }
    Matcher behind = Pattern.compile("(.*?)(" + CURRENCY.pattern() + ")").matcher(text);
    if (behind.matches()) {
      currency = behind.group(2);
      text = behind.group(1);
    }
    if (!BODY.matcher(text).matches()) {
      return Optional.empty();
    }
    String body = text.replace("'", "").replace("’", "");
    return both(body, negative, currency);
  }

  private static Optional<Read> both(String body, boolean negative, String currency) {
    int points = count(body, '.');
    int commas = count(body, ',');
    BigDecimal asPoint = value(body, '.', ',');
    BigDecimal asComma = value(body, ',', '.');
    Shows shows;
    if (points + commas == 0) {
      shows = Shows.NOTHING;
    } else if (asPoint != null && asComma != null) {
      shows = commas == 1 ? Shows.EITHER : Shows.WEAK_POINT;
    } else if (asPoint != null) {
      shows = Shows.POINT;
    } else if (asComma != null) {
      shows = Shows.COMMA;
    } else {
      return Optional.empty();
    }
    BigDecimal point = asPoint == null ? asComma : asPoint;
    BigDecimal comma = asComma == null ? asPoint : asComma;
    if (point == null || comma == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Read(
            negative ? point.negate() : point, negative ? comma.negate() : comma, shows, currency));
  }

  /** The number, if it can be one in which these two have these parts. */
  private static @Nullable BigDecimal value(String body, char decimal, char thousands) {
    int at = body.indexOf(decimal);
    String whole = at < 0 ? body : body.substring(0, at);
    String decimals = at < 0 ? "" : body.substring(at + 1);
    if (decimals.indexOf(decimal) >= 0 || decimals.indexOf(thousands) >= 0) {
      return null;
    }
    if (whole.indexOf(thousands) >= 0) {
      boolean groups = true;
      String[] parts = whole.split(Pattern.quote(String.valueOf(thousands)), -1);
      for (int i = 0; i < parts.length; i++) {
        groups &= i == 0 ? parts[i].matches("[1-9]\\d{0,2}") : parts[i].length() == 3;
      }
      if (!groups) {
        return null;
      }
      whole = String.join("", parts);
    }
    String digits = (whole.isEmpty() ? "0" : whole) + (decimals.isEmpty() ? "" : "." + decimals);
    return new BigDecimal(digits);
  }

  private static int count(String text, char wanted) {
    return (int) text.chars().filter(c -> c == wanted).count();
  }
}
