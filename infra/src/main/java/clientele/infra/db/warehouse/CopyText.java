package clientele.infra.db.warehouse;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows in the text format of PostgreSQL's COPY: fields between tabs, {@code \N} for null,
 * backslash before what has a meaning. PostgreSQL text cannot hold the character U+0000; it is
 * written as U+FFFD, and so is half a surrogate pair.
 *
 * <p>The driver's own {@code CopyManager} carries bytes but makes none, and has no encoder of rows.
 */
public final class CopyText {
  private byte[] buffer = new byte[1 << 17];
  private int size;

  byte[] buffer() {
    return buffer;
  }

  public int size() {
    return size;
  }

  public void clear() {
    size = 0;
  }

  /** Writes a field; the first of a row is not preceded by a tab. */
  public void field(@Nullable Object value, boolean first) {
    if (!first) {
      put('\t');
    }
    if (value == null) {
      put('\\');
      put('N');
    } else if (value instanceof String text) {
      escaped(text);
    } else if (value instanceof LocalDateTime time) {
      time(time);
    } else if (value instanceof BigDecimal number) {
      escaped(number.scale() >= 0 ? number.toString() : number.toPlainString());
    } else if (value instanceof Enum<?> constant) {
      escaped(constant.name());
    } else {
      escaped(value.toString());
    }
  }

  public void endRow() {
    put('\n');
  }

  private void put(int b) {
    if (size == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * size);
    }
    buffer[size++] = (byte) b;
  }

  private void escaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> two('\\');
        case '\t' -> two('t');
        case '\n' -> two('n');
        case '\r' -> two('r');
        case 0 -> utf8(0xFFFD);
        default -> {
          if (c < 0x80) {
            put(c);
          } else if (!Character.isSurrogate(c)) {
            utf8(c);
          } else if (Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            utf8(Character.toCodePoint(c, text.charAt(++i)));
          } else {
            utf8(0xFFFD);
          }
        }
      }
    }
  }

  private void two(char c) {
    put('\\');
    put(c);
  }

  private void utf8(int point) {
    if (point < 0x800) {
      put(0xC0 | point >> 6);
    } else {
      if (point < 0x10000) {
        put(0xE0 | point >> 12);
      } else {
        put(0xF0 | point >> 18);
        put(0x80 | (point >> 12 & 0x3F));
      }
      put(0x80 | (point >> 6 & 0x3F));
    }
    put(0x80 | (point & 0x3F));
  }

  /** Digit by digit, because every line of a month has one; years 0 to 9999. */
  private void time(LocalDateTime time) {
    if (time.getYear() < 1 || time.getYear() > 9999 || time.getNano() != 0) {
      escaped(time.toString());
      return;
    }
    pair(time.getYear() / 100);
    pair(time.getYear() % 100);
    put('-');
    pair(time.getMonthValue());
    put('-');
    pair(time.getDayOfMonth());
    put(' ');
    pair(time.getHour());
    put(':');
    pair(time.getMinute());
    put(':');
    pair(time.getSecond());
  }

  private void pair(int number) {
    put('0' + number / 10);
    put('0' + number % 10);
  }
}
