package clientele.infra.source;

import clientele.infra.source.value.DatePattern;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the date patterns that fit the dates which the beginning of a file shows. */
final class DateSample {
  /** Share of the dates that must fit a pattern. */
  private static final double FITTING = 0.95;

  /** Of fewer days than this nothing can be said. */
  private static final int LEAST_DAYS = 6;

  /** So many times longer is the time between dates of which day and month were mixed up. */
  private static final double LONGER = 2;

  private static final List<String> PATTERNS =
      List.of(
          "M/d/yyyy H:mm",
          "M/d/yyyy H:mm:ss",
          "M/d/yyyy",
          "M/d/yyyy h:mm a",
          "M/d/yyyy h:mm:ss a",
          "d/M/yyyy H:mm",
          "d/M/yyyy H:mm:ss",
          "d/M/yyyy",
          "d.M.yyyy H:mm",
          "d.M.yyyy H:mm:ss",
          "d.M.yyyy",
          "d-M-yyyy H:mm",
          "d-M-yyyy H:mm:ss",
          "d-M-yyyy",
          "yyyy-M-d H:mm",
          "yyyy-M-d H:mm:ss",
          "yyyy-M-d",
          "yyyy/M/d H:mm",
          "yyyy/M/d H:mm:ss",
          "yyyy/M/d",
          "yyyy-MM-dd'T'HH:mm",
          "yyyy-MM-dd'T'HH:mm:ss",
          "yyyy-MM-dd'T'HH:mm:ss.SSS",
          "yyyy-MM-dd'T'HH:mm:ssXXX",
          "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
          "yyyy-MM-dd HH:mm:ss Z",
          "yyyy-MM-dd HH:mm:ssXXX",
          "yyyy-MM-dd HH:mm:ss.SSS",
          "yyyyMMdd",
          "yyyyMMddHHmmss",
          "yyyy.M.d",
          "yyyy.M.d H:mm",
          "d. MMMM yyyy",
          "M/d/yy H:mm",
          "M/d/yy",
          "d/M/yy H:mm",
          "d/M/yy",
          "d.M.yy H:mm",
          "d.M.yy",
          "d MMM yyyy",
          "d MMM yyyy H:mm",
          "d-MMM-yyyy",
          "d-MMM-yy",
          "MMM d, yyyy",
          "MMM d, yyyy h:mm:ss a",
          "MMM d, yyyy, h:mm:ss a",
          "MMM d, yyyy h:mm a",
          "d/M/yyyy h:mm a",
          "EEE, d MMM yyyy HH:mm:ss Z",
          "MMMM d, yyyy",
          "d MMMM yyyy",
          "d MMM yyyy H:mm:ss",
          "yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX",
          "yyyy-MM-dd HH:mm:ss.SSSSSS",
          "yyyy-MM-dd HH:mm:ss 'UTC'");

  private DateSample() {}

  /**
   * The configured pattern where it fits most dates, else one that fits nearly all; several, if
   * they say different days.
   *
   * <p>Days up to the twelfth fit day/month and month/day alike. Where nobody named the layout, the
   * configured pattern is not taken for granted if the other one makes all dates lie together and
   * it strews them over more than twice the time: that is what a few days of one month look like
   * when day and month are mixed up.
   *
   * @param own patterns of the file's layout, tried first
   * @param named whether somebody said how the file is laid out
   */
  static List<String> choices(
      List<byte[]> dates, List<String> own, CsvFormat format, boolean named) {
    String usual = format.datePattern();
    if (dates.isEmpty()) {
      return List.of(usual);
    }
    List<Optional<LocalDateTime>> asUsual = read(usual, dates, format);
    boolean fits = count(asUsual) > 0.5 * dates.size();
    if (fits && (named || count(asUsual) < dates.size() || distinctDays(asUsual) < LEAST_DAYS)) {
      return List.of(usual);
    }
    List<String> fitting = new ArrayList<>(fits ? List.of(usual) : List.of());
    List<List<Optional<LocalDateTime>>> readings =
        new ArrayList<>(fits ? List.of(asUsual) : List.of());
    for (String pattern : fits ? mixedUp(usual) : candidates(own)) {
      List<Optional<LocalDateTime>> found = read(pattern, dates, format);
      boolean likely = !fits || days(found) * LONGER < days(asUsual);
      if (likely && count(found) >= FITTING * dates.size() && !readings.contains(found)) {
        fitting.add(pattern);
        readings.add(found);
      }
    }
    return fitting.isEmpty() ? List.of(usual) : List.copyOf(fitting);
  }

  private static List<String> candidates(List<String> own) {
    List<String> candidates = new ArrayList<>(own);
    candidates.addAll(PATTERNS);
    return candidates;
  }

  private static long distinctDays(List<Optional<LocalDateTime>> found) {
    return found.stream()
        .flatMap(Optional::stream)
        .map(LocalDateTime::toLocalDate)
        .distinct()
        .count();
  }

  /** Whether two patterns differ in which number is the day and which the month. */
  static boolean areMixedUp(String one, String other) {
    return mixedUp(one).contains(other);
  }

  /** The pattern with day for month and month for day, if both are numbers. */
  private static List<String> mixedUp(String pattern) {
    return pattern.contains("MMM")
        ? List.of()
        : List.of(pattern.replace('M', '\u0001').replace('d', 'M').replace('\u0001', 'd'));
  }

  private static long count(List<Optional<LocalDateTime>> found) {
    return found.stream().filter(Optional::isPresent).count();
  }

  /** From the first date to the last. */
  private static long days(List<Optional<LocalDateTime>> found) {
    List<LocalDateTime> sorted = found.stream().flatMap(Optional::stream).sorted().toList();
    return sorted.isEmpty()
        ? 0
        : ChronoUnit.DAYS.between(sorted.get(0), sorted.get(sorted.size() - 1));
  }

  private static List<Optional<LocalDateTime>> read(
      String pattern, List<byte[]> dates, CsvFormat format) {
    DatePattern reader = DatePattern.of(pattern, format.zone());
    List<Optional<LocalDateTime>> found = new ArrayList<>();
    for (byte[] date : dates) {
      found.add(Optional.ofNullable(reader.parse(date, 0, date.length)));
    }
    return found;
  }
}
