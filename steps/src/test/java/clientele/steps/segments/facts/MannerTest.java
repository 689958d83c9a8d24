package clientele.steps.segments.facts;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.segments.facts.Manner.Habit;
import clientele.steps.segments.naming.AlikeClusters;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How customers come, and that it parts segments of one persona. */
class MannerTest {
  private static final Standing STEADY = new Standing(.7, .7, .5, .5);

  @Test
  void the_first_row_that_fits_decides() {
    assertThat(Manner.of(new Habit(12, .9, .5, 300, .8, .4))).isEqualTo(Manner.CLOCKWORK);
    assertThat(Manner.of(new Habit(5, .5, .5, 300, .8, .4))).isEqualTo(Manner.SEASONAL);
    assertThat(Manner.of(new Habit(18, .5, .1, 300, .65, .4))).isEqualTo(Manner.WEEKEND);
    assertThat(Manner.of(new Habit(18, .5, .1, 300, .2, .4))).isEqualTo(Manner.ANY);
  }

  @Test
  void two_orders_are_no_habit_and_new_customers_have_no_season() {
    assertThat(Manner.of(new Habit(2, .9, .5, 300, 1, .4))).isEqualTo(Manner.ANY);
    assertThat(Manner.of(new Habit(4, .5, .9, 60, 0, .4))).isEqualTo(Manner.ANY);
  }

  @Test
  void a_silence_of_three_gaps_outweighs_every_habit_but_a_season() {
    assertThat(Manner.of(new Habit(12, .9, .1, 300, .8, 3))).isEqualTo(Manner.LAPSED);
    assertThat(Manner.of(new Habit(12, .9, .1, 300, .8, 2.9))).isEqualTo(Manner.CLOCKWORK);
    assertThat(Manner.of(new Habit(5, .5, .5, 300, .8, 6))).isEqualTo(Manner.SEASONAL);
    assertThat(Manner.of(new Habit(2, 0, .1, 300, .8, 6))).isEqualTo(Manner.ANY);
  }

  @Test
  void lapsed_regulars_leave_their_clusters_and_noise_and_make_one_of_their_own() {
    // all silent for four gaps but the last; the third ordered on two days, six times
    CustomerMatrix features =
        new CustomerMatrix(
            List.of("a", "b", "c", "d"),
            MonthFacts.COLUMNS,
            Matrix.of(
                new double[][] {
                  {120, 12, 90, 10, .9, .1, 360, .2, 4, 12},
                  {80, 12, 90, 10, .5, .1, 360, .2, 4, 12},
                  {120, 6, 90, 10, 0, .1, 360, .2, 4, 2},
                  {10, 12, 90, 10, .5, .1, 360, .2, .4, 12}
                }));
    List<ClusterMember> clusters = List.of(in("a", 0), in("b", -1), in("c", 0), in("d", 1));
    assertThat(LapsedRegulars.part(features, clusters))
        .extracting(ClusterMember::cluster)
        .containsExactly(2, 2, 0, 1);
  }

  private static ClusterMember in(String customer, int cluster) {
    return new ClusterMember(customer, cluster, .5, BigDecimal.ONE, true);
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
