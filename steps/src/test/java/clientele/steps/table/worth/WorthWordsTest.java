package clientele.steps.table.worth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a month says its segments tell. */
class WorthWordsTest {
  @Test
  void segments_ahead_of_the_grid_say_by_how_much() {
    assertThat(WorthWords.say(List.of(row("segments", 7, .834), row("rfm_grid", 10, .61))))
        .isEqualTo(
            "The 7 segments held 83% of what the best model knew about the next month; a plain RFM"
                + " grid 61% (8 months looked at).");
  }

  @Test
  void a_grid_that_tells_more_is_said_to_tell_more() {
    assertThat(WorthWords.say(List.of(row("segments", 5, .52), row("rfm_grid", 10, .56))))
        .startsWith("A plain RFM grid told more about the next month than the segments:")
        .contains("it held 56%")
        .contains("the 5 segments 52%");
  }

  @Test
  void better_groups_by_k_means_are_not_kept_quiet() {
    assertThat(
            WorthWords.say(
                List.of(row("segments", 5, .6), row("rfm_grid", 10, .5), row("kmeans", 5, .7))))
        .contains("k-means on recency, frequency and revenue would have held more, 70%");
  }

  @Test
  void too_few_months_are_said_to_be_too_few() {
    assertThat(WorthWords.say(List.of())).contains("cannot be said yet");
  }

  private static SegmentWorth row(String kind, double groups, double held) {
    return new SegmentWorth(kind, 8, groups, .7, .1, .1, .3, held, .3);
  }
}
