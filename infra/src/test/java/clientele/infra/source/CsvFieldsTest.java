package clientele.infra.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.infra.source.layout.CsvColumn;
import clientele.infra.source.value.DatePattern;
import clientele.infra.source.value.DecimalField;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, dates and the format that names them. */
class CsvFieldsTest {

  @ParameterizedTest
  @ValueSource(strings = {"M/d/yyyy H:mm", "yyyy-MM-dd HH:mm:ss", "dd.MM.yyyy", "yyyy/M/d-H:m:s"})
  void own_reading_of_dates_agrees_with_the_java_formatter(String pattern) {
    DateTimeFormatter formatter =
        DateTimeFormatter.ofPattern(
                pattern.replace('y', 'u') + (pattern.contains("H") ? "" : " H"), Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    DatePattern dates = DatePattern.of(pattern, ZoneOffset.UTC);
    SplittableRandom random = new SplittableRandom(7);
    int read = 0;
    for (int i = 0; i < 40_000; i++) {
      String text = randomDate(pattern, random);
      LocalDateTime expected;
      try {
        expected = LocalDateTime.parse(text + (pattern.contains("H") ? "" : " 0"), formatter);
        read++;
        expected = expected.getYear() < 1900 || expected.getYear() > 2199 ? null : expected;
      } catch (DateTimeException e) {
        expected = null;
      }
      byte[] bytes = text.getBytes(UTF_8);
      assertThat(dates.parse(bytes, 0, bytes.length)).as(text).isEqualTo(expected);
    }
    assertThat(read).isBetween(10_000, 38_000);
  }

  @ParameterizedTest
  @CsvSource({
    "dd-MMM-yyyy HH:mm, 01-Dec-2010 08:26, 2010-12-01T08:26",
    "d/M/yyyy h:mm a, 1/12/2010 8:26 PM, 2010-12-01T20:26",
    "yyyyMMdd, 20101201, 2010-12-01T00:00",
    "yyyy-MM-dd'T'HH:mm:ssXXX, 2010-12-01T08:26:00-05:00, 2010-12-01T14:26",
    "yyyy-MM-dd'T'HH:mm:ss.SSS, 2010-12-01T08:26:00.250, 2010-12-01T08:26:00.250",
  })
  void other_patterns_are_left_to_the_java_formatter(String pattern, String text, String time) {
    byte[] bytes = text.getBytes(UTF_8);
    DatePattern dates = DatePattern.of(pattern, ZoneId.of("Europe/Berlin"));
    assertThat(dates.parse(bytes, 0, bytes.length)).isEqualTo(LocalDateTime.parse(time));
    assertThat(dates.parse(bytes, 0, bytes.length - 1)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1/1/1899 0:00", "1/1/2200 0:00", "2/29/2011 1:00", "1/1/0011 1:00", ""})
  void what_is_no_sane_date_is_none(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    assertThat(DatePattern.of("M/d/yyyy H:mm", ZoneOffset.UTC).parse(bytes, 0, bytes.length))
        .isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "6, 6",
    "-80995, -80995",
    "+1.5, 1.5",
    "0.001, 0.001",
    ".5, 0.5",
    "5., 5",
    "1.00000, 1.000",
    "000000000000000000007, 7",
    "99999999.999, 99999999.999"
  })
  void a_plain_decimal_is_a_number(String text, BigDecimal number) {
    byte[] bytes = text.getBytes(UTF_8);
    assertThat(DecimalField.parse(bytes, 0, bytes.length, '.', 8, 3)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "1e3",
        "1,5",
        "1.2.3",
        "NaN",
        "0x1",
        "1.0001",
        "100000000",
        "--1",
        "1 000",
        "٣"
      })
  void anything_else_is_none(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    assertThat(DecimalField.parse(bytes, 0, bytes.length, '.', 8, 3)).isNull();
  }

  @Test
  void a_format_that_cannot_work_is_refused_with_its_value() {
    Map<CsvColumn, String> none = Map.of();
    ZoneId zone = ZoneOffset.UTC;
    List.<Runnable>of(
            () -> new CsvFormat(none, "M/yyyy", "auto", zone, ','),
            () -> new CsvFormat(none, "M/d/yyyy b", "auto", zone, ','),
            () -> new CsvFormat(none, "M/d/yyyy", "UTF-16", zone, ','),
            () -> new CsvFormat(none, "M/d/yyyy", "latin-nine", zone, ','),
            () -> new CsvFormat(none, "M/d/yyyy", "auto", zone, '"'),
            () ->
                new CsvFormat(
                    Map.of(CsvColumn.COUNTRY, "UnitPrice"), "M/d/yyyy", "auto", zone, ','))
        .forEach(
            made ->
                assertThatThrownBy(made::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageMatching(".* \\[.+].*"));
  }

  @Test
  void the_facts_of_a_format_tell_formats_apart() {
    assertThat(CsvFormat.DEFAULT.facts())
        .isNotEqualTo(
            new CsvFormat(Map.of(), "M/d/yyyy H:mm", "UTF-8", ZoneOffset.UTC, ',').facts());
  }

  /** Mostly near dates: numbers around their limits, now and then a letter or a missing part. */
  private static String randomDate(String pattern, SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pattern.length(); ) {
      char letter = pattern.charAt(i);
      int run = i;
      while (run < pattern.length() && pattern.charAt(run) == letter) {
        run++;
      }
      String value =
          switch (letter) {
            case 'y' -> "" + random.nextInt(1990, 2030);
            case 'M' -> "" + random.nextInt(0, 14);
            case 'd' -> "" + random.nextInt(0, 33);
            case 'H' -> "" + random.nextInt(0, 26);
            case 'm', 's' -> "" + random.nextInt(0, 62);
            default -> "" + letter;
          };
      boolean padded = run - i == 2 && Character.isLetter(letter) && random.nextInt(50) > 0;
      text.append(padded && value.length() == 1 ? "0" + value : value);
      i = run;
    }
    if (random.nextInt(20) == 0) {
      text.setCharAt(random.nextInt(text.length()), "x/ -1".charAt(random.nextInt(5)));
    }
    return text.toString();
  }
}
