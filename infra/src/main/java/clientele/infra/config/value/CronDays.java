package clientele.infra.config.value;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds cron expressions whose days none of their months has, such as 31 February. */
public final class CronDays {
  private static final int DAY = 3;
  private static final int MONTH = 4;
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

  private CronDays() {}

  /** Why the expression never fires; empty if it may. */
  public static Optional<String> never(String cron) {
    String[] fields = cron.split("\\s+");
    if (fields.length <= MONTH) {
      return Optional.empty();
    }
    OptionalInt first = numbers(fields[DAY], 31).min();
    List<Month> months = numbers(fields[MONTH], 12).mapToObj(Month::of).toList();
    if (first.isEmpty()
        || months.isEmpty()
        || months.stream().anyMatch(month -> month.maxLength() >= first.getAsInt())) {
      return Optional.empty();
    }
    return Optional.of(
        "never fires [%s]: %s no day %d. Maybe write L for the last day of a month"
            .formatted(
                cron,
                months.stream()
                        .map(month -> month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                        .collect(Collectors.joining(" and "))
                    + (months.size() == 1 ? " has" : " have"),
                first.getAsInt()));
  }

  /** The numbers a field names, none where it names them in another way. */
  private static IntStream numbers(String field, int most) {
    TreeSet<Integer> numbers = new TreeSet<>();
    for (String part : field.split(",", -1)) {
      String[] ends = part.split("/")[0].split("-", -1);
      try {
        int from = number(ends[0]);
        int to = ends.length > 1 ? number(ends[1]) : part.contains("/") ? most : from;
        if (from < 1 || to > most || from > to) {
          return IntStream.empty();
        }
        IntStream.rangeClosed(from, to).forEach(numbers::add);
      } catch (NumberFormatException e) {
        return IntStream.empty();
      }
    }
    return numbers.stream().mapToInt(Integer::intValue);
  }

  private static int number(String text) {
    int month = MONTHS.indexOf(text);
    return month >= 0 ? month + 1 : Integer.parseInt(text);
  }
}
