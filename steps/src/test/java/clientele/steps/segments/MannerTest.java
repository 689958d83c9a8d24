package clientele.steps.segments;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.segments.Manner.Habit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How customers come, and that it parts segments of one persona. */
class MannerTest {
  private static final Standing STEADY = new Standing(.7, .7, .5, .5);

  @Test
  void the_first_row_that_fits_decides() {
    assertThat(Manner.of(new Habit(12, .9, .5, 300, .8))).isEqualTo(Manner.CLOCKWORK);
    assertThat(Manner.of(new Habit(5, .5, .5, 300, .8))).isEqualTo(Manner.SEASONAL);
    assertThat(Manner.of(new Habit(18, .5, .1, 300, .65))).isEqualTo(Manner.WEEKEND);
    assertThat(Manner.of(new Habit(18, .5, .1, 300, .2))).isEqualTo(Manner.ANY);
  }

  @Test
  void two_orders_are_no_habit_and_new_customers_have_no_season() {
    assertThat(Manner.of(new Habit(2, .9, .5, 300, 1))).isEqualTo(Manner.ANY);
    assertThat(Manner.of(new Habit(4, .5, .9, 60, 0))).isEqualTo(Manner.ANY);
  }

  @Test
  void clusters_of_one_persona_are_one_segment_only_if_they_come_alike() {
    assertThat(
            AlikeClusters.groups(
                List.of(
                    new ClusterFacts(0, BigDecimal.TEN, STEADY, Manner.WEEKEND),
                    new ClusterFacts(1, BigDecimal.ONE, STEADY, Manner.CLOCKWORK),
                    new ClusterFacts(2, BigDecimal.ONE, STEADY, Manner.WEEKEND))))
        .containsOnly(Map.entry(0, 0), Map.entry(1, 1), Map.entry(2, 0));
  }
}
