package clientele.steps.publish;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.port.Charts.Bar;
import clientele.steps.publish.mail.SummaryHtml;
import clientele.steps.publish.mail.SummaryText;
import clientele.steps.publish.mail.SummaryWording;
import clientele.steps.publish.mail.SummaryWords;
import clientele.steps.settings.FigureFormat;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The mail says what the best customers bring, and what the segments were found to tell. */
class TopAndWorthTest {
  @Test
  void both_stand_where_they_are_read() {
    SummaryWording words =
        new SummaryWords(Months.told(), new FigureFormat("GBP"), Optional.empty()).say();
    assertThat(words.best())
        .isEqualTo(
            "The best of your 4,312 customers are the 412 Insiders. They brought £4.51m in 12 months,"
                + " 52% of the revenue. We are fairly sure of 300 of them, less of the rest.");
    assertThat(SummaryText.render(words))
        .startsWith(
            "Customer segments · November 2011\n\n" + words.headline() + "\n\n" + words.best());
    assertThat(SummaryHtml.render(words, Set.of()))
        .containsSubsequence(words.headline(), words.best(), "What to do first");
    assertThat(words.trust()).endsWith(" They tell much.");
  }

  @Test
  void without_them_nothing_is_claimed() {
    SummaryWording words =
        new SummaryWords(Months.november(), new FigureFormat("GBP"), Optional.empty()).say();
    assertThat(words.best()).isEmpty();
    assertThat(SummaryHtml.render(words, Set.of())).doesNotContain("The best of");
  }

  @Test
  void what_it_takes_to_know_and_to_act_is_read_in_half_a_minute() {
    String text =
        SummaryText.render(
            new SummaryWords(Months.told(), new FigureFormat("GBP"), Optional.empty()).say());
    String first = text.substring(0, text.indexOf("The month in figures"));
    assertThat(first).contains("Insiders", "1. Loyal: raise frequency", "3. Need attention");
    assertThat(first.split("\\s+")).as("at 260 words a minute").hasSizeLessThanOrEqualTo(130);
  }

  @Test
  void segments_stand_under_what_their_customers_do() {
    SummaryWording words =
        new SummaryWords(Months.told(), new FigureFormat("GBP"), Optional.empty()).say();
    assertThat(SummaryText.render(words))
        .containsSubsequence(
            "Regular: 1,483 customers; revenue £6,855,123, 80% of all. They keep coming back.\n"
                + "- Insiders: 412 (+12) customers",
            "- Price sensitive: 233 customers",
            "New: 1,481 customers; revenue £1,045,732, 12% of all.",
            "- Promising: 780 (−21) customers",
            "Unassigned: 192 customers");
    assertThat(Jsoup.parse(SummaryHtml.render(words, Set.of())).select("th[scope=rowgroup]"))
        .extracting(Element::text)
        .containsExactly("Regular", "New", "Lapsing", "Lapsed", "Unassigned");
    assertThat(words.bars()).extracting(Bar::name).startsWith("Regular", "New");
    assertThat(words.bars().get(0).label()).isEqualTo("£6,855,123 · 80%");
  }
}
