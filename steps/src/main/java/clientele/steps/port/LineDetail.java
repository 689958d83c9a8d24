package clientele.steps.port;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a line may tell beyond the columns that enter features. It is kept and shown, and lines may
 * be chosen by it. The data dictionary is docs/line.md.
 */
public enum LineDetail {
  /** The order's name for people, where that is not its number. */
  ORDER_NAME,
  LINE_ID,
  /** sale, refund, shipping, fee or tip. */
  KIND,
  /** Number of the order whose money goes back. */
  REFUND_OF,
  /** SHA-256 of the normalised e-mail address, lower-case hex. */
  EMAIL_SHA256,
  CATEGORY,
  VENDOR,
  /** Money taken off the line. */
  LINE_DISCOUNT,
  /** The line's share of what was taken off the whole order. */
  ORDER_DISCOUNT,
  /** The line's tax, its share of the order's included. */
  TAX,
  /** Whether the price has the tax in it, as the file says. */
  TAX_INCLUDED,
  CURRENCY,
  /** State of the order, as the file says. */
  STATE,
  CHANNEL,
  REGION,
  /** Whether the customer agreed to be written to, as the file says. */
  CONSENT;

  /** Longest value that is kept; the rest of a longer one goes. */
  public static final int LONGEST = 200;

  /** Its name in tables: order_name. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The detail of a name, with {@code _} or {@code -}. */
  public static Optional<LineDetail> of(String name) {
    for (LineDetail detail : values()) {
      if (detail.key().equals(name.strip().toLowerCase(Locale.ROOT).replace('-', '_'))) {
        return Optional.of(detail);
      }
    }
    return Optional.empty();
  }

  /** As JSON text in the order of the names; empty where there is nothing. */
  public static Optional<String> json(Map<LineDetail, String> details) {
    if (details.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder("{");
    for (LineDetail detail : values()) {
      String value = details.get(detail);
      if (value != null) {
        text.append(text.length() > 1 ? "," : "").append('"').append(detail.key()).append("\":\"");
        escaped(value, text);
        text.append('"');
      }
    }
    return Optional.of(text.append('}').toString());
  }

  /** What JSON and PostgreSQL take: no half of a surrogate pair, no U+0000. */
  private static void escaped(String value, StringBuilder text) {
    int at = 0;
    while (at < value.length()) {
      int point = value.codePointAt(at);
      at += Character.charCount(point);
      if (point == '"' || point == '\\') {
        text.append('\\').append((char) point);
      } else if (point == 0 || (point >= 0xD800 && point <= 0xDFFF)) {
        text.append('\uFFFD');
      } else if (point < ' ') {
        text.append(String.format(Locale.ROOT, "\\u%04x", point));
      } else {
        text.appendCodePoint(point);
      }
    }
  }
}
