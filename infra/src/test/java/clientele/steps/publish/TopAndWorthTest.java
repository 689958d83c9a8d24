package clientele.steps.publish;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.settings.FigureFormat;
import clientele.steps.table.Segment;
import clientele.steps.table.TopSegments;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The mail says what the best customers bring, and what the segments were found to tell. */
class TopAndWorthTest {
  @Test
  void both_stand_where_they_are_read() {
    MonthSummary month = Months.november();
    MonthSummary told =
        new MonthSummary(
            month.id(),
            month.windowMonths(),
            month.now(),
            month.before(),
            month.segments(),
            month.levers(),
            month.quality(),
            month.since(),
            month.footing().with("They tell much.", Optional.of(insiders())),
            month.money());
    SummaryWording words = new SummaryWords(told, new FigureFormat("GBP"), Optional.empty()).say();
    assertThat(words.lead()).contains("The 412 Insiders bring 52% of it.");
    assertThat(words.trust()).endsWith(" They tell much.");
  }

  @Test
  void without_them_nothing_is_claimed() {
    SummaryWording words =
        new SummaryWords(Months.november(), new FigureFormat("GBP"), Optional.empty()).say();
    assertThat(words.lead()).doesNotContain("bring");
  }

  private static TopSegments insiders() {
    return new TopSegments(
        List.of(new Segment(1, 0, "Insiders", "Insiders", false)),
        "Insiders",
        412,
        new BigDecimal("0.524"));
  }
}
