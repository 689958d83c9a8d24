package clientele.steps.core.worth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.matrix.Matrix;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The four figures against what can be counted by hand. */
@Timeout(60)
class WorthTest {
  @Test
  void area_is_the_share_of_pairs_in_the_right_order_ties_half() {
    SplittableRandom random = new SplittableRandom(3);
    double[] scores = random.ints(80, 0, 7).asDoubleStream().toArray();
    double[] bought = random.ints(80, 0, 2).asDoubleStream().toArray();
    double right = 0;
    double pairs = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (bought[i] == 1 && bought[j] == 0) {
          pairs++;
          right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    assertThat(Ranked.by(scores).auc(bought)).isCloseTo(right / pairs, within(1e-12));
  }

  @Test
  void the_best_tenth_takes_its_part_of_a_tie() {
    double[] scores = {5, 4, 4, 4, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    double[] money = new double[20];
    money[0] = 40;
    money[1] = 20;
    money[3] = 20;
    money[19] = 20;
    // two of twenty: the first, and one of the four that hold 40 together
    assertThat(Ranked.by(scores).topShare(money, 0.1)).isCloseTo(0.5, within(1e-12));
    assertThat(Ranked.by(scores).topShare(new double[20], 0.1)).isZero();
  }

  @Test
  void the_mean_itself_explains_nothing_and_the_truth_everything() {
    Outcome outcome = Outcome.of(new double[] {0, 1, 2, 0}, new double[] {-5, 10, 30, 0});
    assertThat(outcome.buyers()).isEqualTo(2);
    Worth truth = Worth.of(outcome.targets(), outcome);
    assertThat(truth.auc()).isEqualTo(1);
    assertThat(truth.r2Log()).isEqualTo(1);
    assertThat(truth.r2Money()).isEqualTo(1);
    double[] means = new double[12];
    for (int i = 0; i < 12; i++) {
      double[] column = outcome.targets().column(i % 3);
      means[i] = (column[0] + column[1] + column[2] + column[3]) / 4;
    }
    Worth nothing = Worth.of(Matrix.of(4, 3, means), outcome);
    assertThat(nothing.auc()).isEqualTo(0.5);
    assertThat(nothing.r2Log()).isCloseTo(0, within(1e-12));
    assertThat(nothing.topTenth()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void the_grid_has_ten_cells_and_puts_the_freshest_best_apart() {
    boolean[] seen = new boolean[10];
    for (int recency = 1; recency <= 5; recency++) {
      for (int value = 1; value <= 5; value++) {
        seen[RfmGrid.cell(recency, value)] = true;
      }
    }
    assertThat(seen).containsOnly(true);
    assertThat(RfmGrid.cell(5, 5)).isEqualTo(RfmGrid.cell(5, 4)).isNotEqualTo(RfmGrid.cell(4, 5));
  }
}
