package clientele.steps.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The Hungarian method against trying everything. */
class AssignmentTest {
  @Test
  void gains_as_much_as_the_best_of_all_assignments() {
    for (int set = 0; set < 2000; set++) {
      Random random = new Random(set);
      int columns = random.nextInt(6);
      double[][] gain = new double[random.nextInt(6)][columns];
      for (double[] row : gain) {
        Arrays.setAll(row, c -> random.nextInt(4) == 0 ? 0 : random.nextInt(20) - 3);
      }
      int[] columnOf = Assignment.best(gain);
      assertThat(total(gain, columnOf))
          .as("set %d", set)
          .isCloseTo(tryAll(gain, 0, new boolean[columns]), within(1e-9));
      assertThat(Arrays.stream(columnOf).filter(c -> c >= 0)).doesNotHaveDuplicates();
    }
  }

  @Test
  void a_pair_that_gains_nothing_is_not_made() {
    assertThat(Assignment.best(new double[][] {{0, 5}, {-2, 3}})).containsExactly(1, -1);
  }

  @Test
  void the_greedy_choice_is_given_up_where_the_sum_is_better() {
    assertThat(Assignment.best(new double[][] {{10, 9}, {9, 1}})).containsExactly(1, 0);
  }

  @Test
  void gains_must_be_numbers() {
    assertThatThrownBy(() -> Assignment.best(new double[][] {{Double.NaN}}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double total(double[][] gain, int[] columnOf) {
    double total = 0;
    for (int i = 0; i < columnOf.length; i++) {
      total += columnOf[i] < 0 ? 0 : gain[i][columnOf[i]];
    }
    return total;
  }

  private static double tryAll(double[][] gain, int row, boolean[] used) {
    if (row == gain.length) {
      return 0;
    }
    double best = tryAll(gain, row + 1, used);
    for (int c = 0; c < used.length; c++) {
      if (!used[c] && gain[row][c] > 0) {
        used[c] = true;
        best = Math.max(best, gain[row][c] + tryAll(gain, row + 1, used));
        used[c] = false;
      }
    }
    return best;
  }
}
