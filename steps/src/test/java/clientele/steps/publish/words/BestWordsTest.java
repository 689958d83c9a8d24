package clientele.steps.publish.words;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.settings.FigureFormat;
import clientele.steps.table.explain.BestCustomers;
import clientele.steps.table.explain.BestCustomers.Part;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who the best customers are, in words that take no knowledge of statistics. */
@Timeout(60)
class BestWordsTest {
  @Test
  void several_segments_of_insiders_are_one_figure() {
    assertThat(said(part("Insiders, higher spend", "fair"), part("Insiders, lower spend", "weak")))
        .isEqualTo(
            "The best of your 1,000 customers are the 20 Insiders. They brought £200 in November"
                + " 2011, 40% of the revenue. We are fairly sure of 10 of them, less of the rest.");
  }

  @Test
  void how_sure_is_said_as_it_is() {
    assertThat(said(part("Insiders", "high"))).endsWith("We are sure who they are.");
    assertThat(said(part("Insiders", "high"), part("Insiders 2", "fair")))
        .endsWith("We are fairly sure who they are.");
    assertThat(said(part("Insiders", "weak")))
        .endsWith("We are not sure who they are: try what you plan on a few of them first.");
  }

  @Test
  void the_best_there_are_need_not_be_insiders() {
    assertThat(said(part("Loyal, high spend", "high")))
        .startsWith("The best of your 1,000 customers are the 10 of Loyal, high spend.");
    assertThat(said(part("Insiders, higher spend", "high"))).contains("the 10 Insiders.");
  }

  private static String said(Part... parts) {
    BigDecimal zero = BigDecimal.ZERO;
    MonthRevenue money =
        new MonthRevenue(
            "2011-11", zero, 1, zero, null, zero, 0, zero, zero, zero, zero, zero, false);
    return BestWords.say(BestCustomers.of(List.of(parts)), money, 1000, new FigureFormat("GBP"));
  }

  private static Part part(String name, String trust) {
    return new Part(name, 10, new BigDecimal("100"), new BigDecimal("0.2"), trust);
  }
}
