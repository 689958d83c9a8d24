package clientele.infra.source;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.infra.source.value.DatePattern;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.DateFormatSymbols;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of months as exports of several languages have them. */
@Timeout(60)
class MonthNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          d MMM yyyy | 5 Mar 2025
          d MMM yyyy | 5 MAR 2025
          d. MMMM yyyy | 5. März 2025
          d MMM yyyy | 5 Mär 2025
          d MMMM yyyy | 5 mars 2025
          d MMM yyyy | 5 mars 2025
          d MMMM yyyy | 5 marzo 2025
          d MMM yyyy | 5 mar 2025
          d MMMM yyyy | 5 maart 2025
          d MMMM yyyy | 5 março 2025
          EEE, d MMM yyyy HH:mm:ss Z | Wed, 5 Mar 2025 00:00:00 +0000
          M/d/yyyy h:mm a | 3/5/2025 12:00 am
          """)
  void a_day_of_march(String pattern, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(DatePattern.of(pattern, ZoneOffset.UTC).parse(bytes, 0, bytes.length))
        .isEqualTo(LocalDateTime.of(2025, 3, 5, 0, 0));
  }

  @Test
  void a_name_in_a_western_encoding() {
    byte[] bytes = "5. März 2025".getBytes(Charset.forName("windows-1252"));
    assertThat(DatePattern.of("d. MMMM yyyy", ZoneOffset.UTC).parse(bytes, 0, bytes.length))
        .isEqualTo(LocalDateTime.of(2025, 3, 5, 0, 0));
  }

  @Test
  void no_short_name_stands_for_two_months() {
    Map<String, Integer> months = new HashMap<>();
    for (String language : List.of("en", "de", "fr", "it", "es", "nl", "pt")) {
      DateFormatSymbols symbols = DateFormatSymbols.getInstance(Locale.forLanguageTag(language));
      for (String[] names : List.of(symbols.getShortMonths(), symbols.getMonths())) {
        for (int month = 0; month < 12; month++) {
          String name = names[month].replace(".", "").toLowerCase(Locale.ROOT);
          assertThat(months.merge(name, month, (one, other) -> one)).as(name).isEqualTo(month);
        }
      }
    }
  }
}
