package clientele.steps.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests and effect sizes against figures worked out elsewhere. */
class DifferencesTest {

  /** As scipy.stats.kruskal([1, 2, 3, 4], [3, 4, 5, 6], [5, 6, 7, 9]) gives it. */
  @Test
  void kruskal_wallis_agrees_with_a_worked_example() {
    double[] values = {1, 2, 3, 4, 3, 4, 5, 6, 5, 6, 7, 9, 99};
    int[] groups = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, -1};
    GroupTest test = GroupTest.kruskalWallis(values, groups);
    assertThat(test.statistic()).isCloseTo(KRUSKAL_H, within(1e-9));
    assertThat(test.p()).isCloseTo(KRUSKAL_P, within(1e-9));
    assertThat(test.degrees()).isEqualTo(2);
    assertThat(test.effect()).isCloseTo(test.statistic() / 11, within(1e-12));
  }

  /** As scipy.stats.chi2_contingency([[10, 20, 30], [20, 20, 20]], correction=False) gives it. */
  @Test
  void chi_squared_agrees_with_a_worked_example() {
    GroupTest test = GroupTest.chiSquared(new long[][] {{10, 20, 30, 0}, {20, 20, 20, 0}});
    assertThat(test.statistic()).isCloseTo(16.0 / 3, within(1e-9));
    assertThat(test.p()).isCloseTo(0.06948345122280154, within(1e-9));
    assertThat(test.effect()).isCloseTo(Math.sqrt(16.0 / 3 / 120), within(1e-12));
  }

  @Test
  void groups_that_do_not_differ_have_no_effect() {
    assertThat(GroupTest.kruskalWallis(new double[] {5, 5, 5, 5}, new int[] {0, 0, 1, 1}).effect())
        .isZero();
    assertThat(GroupTest.kruskalWallis(new double[] {1, 2}, new int[] {0, 0}).p()).isEqualTo(1);
    assertThat(GroupTest.chiSquared(new long[][] {{5, 0}, {3, 0}}).p()).isEqualTo(1);
    assertThat(GroupTest.chiSquared(new long[][] {{0}, {0}})).isEqualTo(new GroupTest(0, 0, 1, 0));
  }

  @Test
  void noise_alone_is_called_significant_as_often_as_the_level_says() {
    Random random = new Random(3);
    int significant = 0;
    for (int i = 0; i < 2000; i++) {
      double[] values = random.doubles(60).toArray();
      int[] groups = random.ints(60, 0, 3).toArray();
      significant += GroupTest.kruskalWallis(values, groups).p() < 0.05 ? 1 : 0;
    }
    assertThat(significant / 2000.0).isBetween(0.03, 0.065);
  }

  /** As scipy.stats.false_discovery_control gives it. */
  @Test
  void benjamini_hochberg_agrees_with_a_worked_example() {
    assertThat(BenjaminiHochberg.adjust(new double[] {.01, .04, .03, .5}))
        .containsExactly(new double[] {.04, .16 / 3, .16 / 3, .5}, within(1e-12));
    assertThat(BenjaminiHochberg.adjust(new double[0])).isEmpty();
  }

  @Test
  void cliffs_delta_counts_who_lies_above_whom() {
    assertThat(CliffsDelta.of(new double[] {5, 6}, new double[] {1, 2, 3})).isEqualTo(1);
    assertThat(CliffsDelta.of(new double[] {1}, new double[] {1, 1})).isZero();
    assertThat(CliffsDelta.of(new double[] {2}, new double[] {1, 3, 4, 2})).isEqualTo(-.25);
    assertThat(CliffsDelta.of(new double[0], new double[] {1})).isZero();
  }

  private static final double KRUSKAL_H = 7.645390070921987;
  private static final double KRUSKAL_P = 0.02186878425495871;
}
