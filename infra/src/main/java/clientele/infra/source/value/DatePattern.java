package clientele.infra.source.value;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a date and time from the bytes of a field, strictly: 31 February is no date, nor is a year
 * outside 1900 … 2199. A pattern without a time means midnight; a year of two digits is of 2000 to
 * 2099; names of months and days and am or pm are in any case and in any of a few languages, in
 * which no short name stands for two months.
 *
 * <p>Patterns of plain numbers ({@code y M d H m s} between separators) are read by a loop of its
 * own; {@link DateTimeFormatter} does everything else, such as names of months and offsets. A
 * property test holds that both agree.
 */
public final class DatePattern {
  private static final String LETTERS = "yMdHms";
  private static final String SEPARATORS = " /-.:,_";
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;

  /** In which a name that is no UTF-8 is written. */
  private static final Charset WESTERN = Charset.forName("windows-1252");

  private static final List<Locale> LANGUAGES =
      List.of(
          Locale.ENGLISH,
          Locale.GERMAN,
          Locale.FRENCH,
          Locale.ITALIAN,
          Locale.forLanguageTag("es"),
          Locale.forLanguageTag("nl"),
          Locale.forLanguageTag("pt"));

  private final List<Part> parts;
  private final List<DateTimeFormatter> formatters;
  private final ZoneId zone;

  /** The one that read the last date; most likely the next one too. */
  private int last;

  private DatePattern(List<Part> parts, List<DateTimeFormatter> formatters, ZoneId zone) {
    this.parts = parts;
    this.formatters = formatters;
    this.zone = zone;
  }

  /** A number (its place in {@link #LETTERS}, −1 for a separator) and its least and most digits. */
  private record Part(int number, char separator, int least, int most) {}

  /**
   * Compiles a pattern.
   *
   * @throws IllegalArgumentException if it is none or lacks year, month or day
   */
  public static DatePattern of(String pattern, ZoneId zone) {
    if (pattern.indexOf('y') < 0 || pattern.indexOf('M') < 0 || pattern.indexOf('d') < 0) {
      throw new IllegalArgumentException(
          "date-format lacks year (y), month (M) or day (d) [" + pattern + "]");
    }
    try {
      List<DateTimeFormatter> formatters = new ArrayList<>();
      boolean named = pattern.contains("MMM") || pattern.contains("E") || pattern.contains("a");
      for (Locale language : named ? LANGUAGES : List.of(Locale.ENGLISH)) {
        formatters.add(formatter(pattern, language));
        if (pattern.contains("MMM")) {
          // a month by itself may have another short name: Jan instead of Jan.
          formatters.add(formatter(pattern.replace('M', 'L'), language));
        }
      }
      return new DatePattern(numbers(pattern), List.copyOf(formatters), zone);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("date-format is not a pattern [" + pattern + "]", e);
    }
  }

  private static DateTimeFormatter formatter(String pattern, Locale language) {
    // under strict rules "y" would need an era beside it
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern.replace('y', 'u'))
        .toFormatter(language)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /** The date and time in a field, or null if there is none. */
  public @Nullable LocalDateTime parse(byte[] bytes, int from, int to) {
    return parts.isEmpty() ? formatted(bytes, from, to) : numeric(bytes, from, to);
  }

  /** The parts of a pattern of plain numbers; none if it holds anything else. */
  private static List<Part> numbers(String pattern) {
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < pattern.length(); ) {
      char letter = pattern.charAt(i);
      int number = LETTERS.indexOf(letter);
      int begin = i++;
      if (number < 0) {
        if (SEPARATORS.indexOf(letter) < 0) {
          return List.of();
        }
        parts.add(new Part(-1, letter, 1, 1));
        continue;
      }
      while (i < pattern.length() && pattern.charAt(i) == letter) {
        i++;
      }
      int width = i - begin;
      boolean touches = !parts.isEmpty() && parts.get(parts.size() - 1).number >= 0;
      if (touches || (letter == 'y' ? width != 4 : width > 2)) {
        return List.of();
      }
      parts.add(new Part(number, letter, width, letter == 'y' ? 4 : 2));
    }
    return List.copyOf(parts);
  }

  private @Nullable LocalDateTime numeric(byte[] bytes, int from, int to) {
    int[] found = new int[LETTERS.length()];
    int at = from;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      if (part.number < 0) {
        if (at >= to || bytes[at++] != part.separator) {
          return null;
        }
        continue;
      }
      int begin = at;
      int value = 0;
      while (at < to && at - begin < part.most && bytes[at] >= '0' && bytes[at] <= '9') {
        value = value * 10 + bytes[at++] - '0';
      }
      if (at - begin < part.least) {
        return null;
      }
      found[part.number] = value;
    }
    return at == to ? checked(found) : null;
  }

  private static @Nullable LocalDateTime checked(int[] found) {
    int year = found[0];
    int month = found[1];
    int day = found[2];
    boolean sane =
        (year >= FIRST_YEAR && year <= LAST_YEAR)
            && (month >= 1 && month <= 12)
            && (day >= 1 && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth()))
            && (found[3] < 24 && found[4] < 60 && found[5] < 60);
    return sane ? LocalDateTime.of(year, month, day, found[3], found[4], found[5]) : null;
  }

  private @Nullable LocalDateTime formatted(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) {
      text = new String(bytes, from, to - from, WESTERN);
    }
    LocalDateTime found = formatted(formatters.get(last), text);
    for (int i = 0; found == null && i < formatters.size(); i++) {
      if (i != last) {
        found = formatted(formatters.get(i), text);
        last = found == null ? last : i;
      }
    }
    return found;
  }

  private @Nullable LocalDateTime formatted(DateTimeFormatter formatter, String text) {
    ParsePosition at = new ParsePosition(0);
    TemporalAccessor read = formatter.parseUnresolved(text, at);
    if (read == null || at.getErrorIndex() >= 0 || at.getIndex() < text.length()) {
      return null; // cheaper than an exception, of which a wrong pattern would make thousands
    }
    try {
      read = formatter.parse(text);
      LocalDateTime found;
      if (read.query(TemporalQueries.zone()) != null && read.isSupported(ChronoField.HOUR_OF_DAY)) {
        found = ZonedDateTime.from(read).withZoneSameInstant(zone).toLocalDateTime();
      } else {
        LocalTime time = read.query(TemporalQueries.localTime());
        found = LocalDate.from(read).atTime(time == null ? LocalTime.MIDNIGHT : time);
      }
      return found.getYear() >= FIRST_YEAR && found.getYear() <= LAST_YEAR ? found : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
