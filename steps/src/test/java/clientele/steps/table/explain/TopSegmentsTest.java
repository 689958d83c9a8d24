package clientele.steps.table.explain;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.table.segment.Segment;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which segments hold the best customers. */
@Timeout(60)
class TopSegmentsTest {
  private static final Segment NOISE = new Segment(-1, -1, "Unassigned", "Unassigned", true);

  @Test
  void all_insiders_count_together_and_the_richest_comes_first() {
    TopSegments top =
        TopSegments.of(
                List.of(
                    segment(1, "Insiders, lower spend", "Insiders"),
                    segment(2, "Loyal", "Loyal"),
                    segment(3, "Insiders, higher spend", "Insiders")),
                List.of(profile(1, 10, "100"), profile(2, 10, "500"), profile(3, 5, "300")))
            .orElseThrow();
    assertThat(top.segments()).extracting(Segment::segmentId).containsExactly(3, 1);
    assertThat(top.best().name()).isEqualTo("Insiders");
    assertThat(top.best().customers()).isEqualTo(15);
    assertThat(top.best().revenueShare()).isEqualByComparingTo("0.4");
  }

  @Test
  void without_insiders_the_one_that_brings_most_a_customer_is_it() {
    TopSegments top =
        TopSegments.of(
                List.of(segment(1, "Loyal 2", "Loyal"), segment(2, "New", "New"), NOISE),
                List.of(profile(1, 10, "400"), profile(2, 10, "100"), profile(-1, 1, "500")))
            .orElseThrow();
    assertThat(top.segments()).extracting(Segment::segmentId).containsExactly(1);
    assertThat(top.best().name()).isEqualTo("Loyal 2");
  }

  @Test
  void a_month_of_noise_has_none() {
    assertThat(TopSegments.of(List.of(NOISE), List.of(profile(-1, 1, "500")))).isEmpty();
  }

  private static Segment segment(int id, String name, String persona) {
    return new Segment(id, id, name, persona, false);
  }

  /** Of 1,000 in all. */
  private static SegmentProfile profile(int id, long customers, String revenue) {
    BigDecimal money = new BigDecimal(revenue);
    return new SegmentProfile(
        id,
        customers,
        BigDecimal.ZERO,
        money,
        money.movePointLeft(3),
        0,
        0,
        0,
        0,
        0,
        0,
        null,
        null,
        "high",
        "");
  }
}
