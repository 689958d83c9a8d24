package clientele.steps.core.usefulness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.outcome.OutcomePanel;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Groups tell what they told after the month before, and nothing of the month itself. */
class WalkForwardGainTest {
  private static final int CUSTOMERS = 300;
  private static final int MONTHS = 4;

  @Test
  void groups_that_always_buy_or_never_tell_all_there_is() {
    WalkForwardGain gain = WalkForwardGain.of(panel(i -> i % 3 == 0 ? 10 : 0));

    assertThat(gain.explained(groups(i -> i % 3 == 0 ? 1 : 0))).isCloseTo(1, within(1e-9));
    assertThat(gain.groups(groups(i -> i % 3 == 0 ? 1 : 0))).allMatch(WalkForwardGain.Group::tells);
    assertThat(gain.explained(groups(i -> 0))).isZero();
  }

  @Test
  void groups_drawn_by_lot_tell_less_than_nothing_and_no_more_than_chance() {
    SplittableRandom random = new SplittableRandom(5);
    boolean[] buys = new boolean[CUSTOMERS];
    IntStream.range(0, CUSTOMERS).forEach(i -> buys[i] = random.nextBoolean());
    WalkForwardGain gain = WalkForwardGain.of(panel(i -> buys[i] ? 10 : 0));
    int[] lots = groups(i -> new SplittableRandom(i).nextInt(8));
    int[] right = groups(i -> buys[i] ? 1 : 0);

    assertThat(gain.explained(lots)).isLessThan(0.1);
    assertThat(gain.explained(right)).isGreaterThan(gain.chance(right, 19, 1).best());
    assertThat(gain.chance(lots, 19, 1)).isEqualTo(gain.chance(lots, 19, 1));
  }

  @Test
  void what_a_group_does_in_the_month_asked_about_is_not_known_beforehand() {
    OutcomePanel turned = panel((i, month) -> (i % 2 == 0) == (month % 2 == 0) ? 10 : 0);

    assertThat(WalkForwardGain.of(turned).explained(groups(i -> i % 2))).isLessThan(-1);
  }

  private interface Money {
    double of(int customer, int month);
  }

  private static OutcomePanel panel(java.util.function.IntToDoubleFunction money) {
    return panel((customer, month) -> money.applyAsDouble(customer));
  }

  private static OutcomePanel panel(Money money) {
    int rows = CUSTOMERS * MONTHS;
    int[] customer = IntStream.range(0, rows).map(i -> i / MONTHS).toArray();
    int[] month = IntStream.range(0, rows).map(i -> i % MONTHS).toArray();
    double[] revenue =
        IntStream.range(0, rows).mapToDouble(i -> money.of(customer[i], month[i])).toArray();
    double[] orders = IntStream.range(0, rows).mapToDouble(i -> Math.min(1, revenue[i])).toArray();
    return new OutcomePanel(
        List.of("f"),
        Matrix.of(rows, 1, new double[rows]),
        IntStream.range(0, CUSTOMERS).mapToObj("c%04d"::formatted).toList(),
        customer,
        MONTHS,
        month,
        orders,
        revenue);
  }

  private static int[] groups(java.util.function.IntUnaryOperator of) {
    return IntStream.range(0, CUSTOMERS * MONTHS).map(i -> of.applyAsInt(i / MONTHS)).toArray();
  }
}
