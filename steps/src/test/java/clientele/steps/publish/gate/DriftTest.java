package clientele.steps.publish.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The population stability index on distributions whose index is known. */
class DriftTest {
  private static double[] to(int n, int shift) {
    return IntStream.range(0, n).mapToDouble(i -> i + shift).toArray();
  }

  @Test
  void the_same_distribution_has_not_moved() {
    assertThat(Drift.index(to(1000, 0), to(1000, 0))).isEqualTo(0);
    assertThat(Drift.index(new double[] {5, 5, 5}, new double[] {5, 5})).isEqualTo(0);
  }

  @Test
  void a_shift_by_one_decile_has_the_index_worked_out_by_hand() {
    // the first decile is empty (1e-4), the last holds two tenths
    double expected =
        (1e-4 - 0.1) * StrictMath.log(1e-4 / 0.1) + (0.2 - 0.1) * StrictMath.log(0.2 / 0.1);
    assertThat(Drift.index(to(1000, 0), to(1000, 100))).isCloseTo(expected, within(1e-9));
  }

  @Test
  void a_wholly_other_distribution_is_far_beyond_any_limit() {
    assertThat(Drift.index(to(1000, 0), to(1000, 5000))).isGreaterThan(5);
  }
}
