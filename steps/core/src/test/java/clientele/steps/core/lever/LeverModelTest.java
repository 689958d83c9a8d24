package clientele.steps.core.lever;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a lever may bring, in money a month. */
class LeverModelTest {
  @Test
  void the_effect_is_the_share_of_the_gaps_to_the_upper_quartile() {
    LeverEffect effect = new LeverModel(0.1, 0.9, 200, 1).effect(new double[] {0, 10, 20, 30, 40});

    assertThat(effect.perMonth()).isCloseTo(0.1 * (30 + 20 + 10), within(1e-12));
    assertThat(effect.low()).isLessThanOrEqualTo(effect.perMonth());
    assertThat(effect.high()).isGreaterThanOrEqualTo(effect.perMonth());
  }

  @Test
  void units_are_turned_into_money_customer_by_customer() {
    LeverEffect effect =
        new LeverModel(1, 0.9, 10, 1).effect(new double[] {1, 1, 3, 3}, new double[] {5, 7, 9, 9});

    assertThat(effect.perMonth()).isCloseTo(2 * (5 + 7), within(1e-12));
  }

  @Test
  void the_interval_covers_the_truth_about_as_often_as_it_says() {
    Random random = new Random(5);
    double truth = 0.1 * 400 * 0.28125; // uniform 0 … 1: quartile .75, mean gap .75² / 2
    int covered = 0;
    for (int t = 0; t < 200; t++) {
      LeverEffect effect = new LeverModel(0.1, 0.9, 200, t).effect(random.doubles(400).toArray());
      covered += effect.low() <= truth && truth <= effect.high() ? 1 : 0;
    }

    assertThat(covered).isBetween(164, 194);
  }

  @Test
  void the_same_seed_gives_the_same_interval_and_equal_customers_no_effect() {
    double[] figures = new Random(1).doubles(50).toArray();

    assertThat(LeverModel.of(3).effect(figures)).isEqualTo(LeverModel.of(3).effect(figures));
    assertThat(LeverModel.of(3).effect(new double[] {7, 7, 7})).isEqualTo(new LeverEffect(0, 0, 0));
    assertThat(LeverModel.of(3).effect(new double[0])).isEqualTo(new LeverEffect(0, 0, 0));
    assertThatThrownBy(() -> new LeverModel(1.5, 0.9, 10, 1)).hasMessageContaining("[1.5");
  }
}
