package clientele.steps.publish.words;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.settings.FigureFormat;
import clientele.steps.table.forecast.ForecastRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the mail says of forecasts. */
class ForecastWordsTest {
  private static final FigureFormat POUNDS = new FigureFormat("GBP");

  @Test
  void the_record_of_the_last_eight_is_told() {
    List<ForecastWords.Past> past =
        new ArrayList<>(Collections.nCopies(7, past("110", true, "120")));
    past.add(past("150", false, "130"));
    past.addAll(Collections.nCopies(4, past("500", false, "100")));

    String words = ForecastWords.say(List.of(row(true)), past, POUNDS);

    // off by 7 × 10 + 50 = 120, last month's figure by 7 × 20 + 30 = 170
    assertThat(words)
        .startsWith("The next month is expected to bring £1,000 (£800 to £1,200, 80% interval).")
        .endsWith("Of the last 8 forecasts, 7 inside; 29% closer than last month's figure.");
  }

  @Test
  void a_forecast_that_is_no_better_says_so() {
    assertThat(ForecastWords.say(List.of(row(true)), List.of(past("150", true, "110")), POUNDS))
        .endsWith("Of the last 1 forecasts, 1 inside; no better than last month's figure.");
  }

  @Test
  void without_an_interval_or_a_record_nothing_is_made_up() {
    assertThat(ForecastWords.say(List.of(row(false)), List.of(), POUNDS))
        .isEqualTo("The next month is expected to bring £1,000.");
    assertThat(ForecastWords.say(List.of(), List.of(past("1", true, "1")), POUNDS)).isEmpty();
  }

  private static ForecastWords.Past past(String expected, boolean inside, String last) {
    return new ForecastWords.Past(
        new BigDecimal(expected), new BigDecimal("100"), inside, new BigDecimal(last));
  }

  private static ForecastRow row(boolean interval) {
    return new ForecastRow(
        "TOTAL",
        0,
        1,
        LocalDate.of(2011, 9, 1),
        10,
        new BigDecimal("1000.00"),
        interval ? new BigDecimal("800.00") : null,
        interval ? new BigDecimal("1200.00") : null,
        interval ? .8 : 0,
        interval ? 5 : 0,
        BigDecimal.ONE,
        BigDecimal.ONE,
        null,
        "seal");
  }
}
