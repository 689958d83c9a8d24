package clientele.infra.source.s3;

import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a key names the month of its lines: {@code {yyyy}} and {@code {MM}} among any other
 * characters, such as {@code {yyyy}/{MM}/} or {@code orders-{yyyy}-{MM}}, looked for anywhere below
 * the folder.
 */
final class KeyMonth {
  private final Pattern pattern;

  private KeyMonth(Pattern pattern) {
    this.pattern = pattern;
  }

  /** Of a pattern that has both placeholders, as the configuration makes sure. */
  static KeyMonth of(String pattern) {
    String quoted =
        Pattern.quote(pattern)
            .replace("{yyyy}", "\\E(?<year>[0-9]{4})\\Q")
            .replace("{MM}", "\\E(?<month>0[1-9]|1[0-2])\\Q");
    return new KeyMonth(Pattern.compile(quoted));
  }

  /** The month of a key; empty if it names none, so that nobody knows what is inside. */
  Optional<YearMonth> in(String key) {
    Matcher matcher = pattern.matcher(key);
    if (!matcher.find()) {
      return Optional.empty();
    }
    return Optional.of(
        YearMonth.of(
            Integer.parseInt(matcher.group("year")), Integer.parseInt(matcher.group("month"))));
  }
}
