package clientele.steps.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.core.explain.Condition;
import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The tree of outcomes on shops whose next month is known to hang on known borders, or on nothing.
 */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class OutcomeTreeTest {
  private static final List<String> COLUMNS = List.of("recency_days", "frequency", "monetary");
  private static final List<Borders.Unit> UNITS =
      List.of(Borders.Unit.DAYS, Borders.Unit.COUNT, Borders.Unit.MONEY);
  private static final int CUSTOMERS = 1_000;
  private static final int MONTHS = 4;

  /** Who bought within 30 days buys again with 0.7, others with 0.1; money follows money. */
  private static OutcomePanel shop(boolean telling, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] features = new double[CUSTOMERS * MONTHS * 3];
    int[] customer = new int[CUSTOMERS * MONTHS];
    int[] month = new int[customer.length];
    double[] orders = new double[customer.length];
    double[] revenue = new double[customer.length];
    for (int c = 0; c < CUSTOMERS; c++) {
      double money = Math.exp(4 + 2 * random.nextGaussian());
      for (int m = 0; m < MONTHS; m++) {
        int row = c * MONTHS + m;
        double recency = random.nextInt(100);
        features[3 * row] = recency;
        features[3 * row + 1] = 1 + random.nextInt(10);
        features[3 * row + 2] = money;
        customer[row] = c;
        month[row] = m;
        double chance = !telling ? 0.3 : recency <= 30 ? 0.7 : 0.1;
        orders[row] = random.nextDouble() < chance ? 1 : 0;
        revenue[row] = orders[row] * (telling ? money / 5 : 50);
      }
    }
    return new OutcomePanel(
        COLUMNS,
        Matrix.of(customer.length, 3, features),
        IntStream.range(0, CUSTOMERS).mapToObj("c%05d"::formatted).toList(),
        customer,
        MONTHS,
        month,
        orders,
        revenue);
  }

  private static Matrix now(OutcomePanel panel) {
    return panel.features().rows(IntStream.range(0, CUSTOMERS).map(c -> c * MONTHS + 3).toArray());
  }

  private static OutcomeTree tree(OutcomePanel panel) {
    return new OutcomeTreeGrower(panel, UNITS, now(panel), TreeLimits.of(10), List.of()).grow();
  }

  @Test
  void it_finds_the_border_that_outcomes_were_made_by() {
    OutcomeTree tree = tree(shop(true, 1));
    assertThat(tree.leaves())
        .anySatisfy(
            leaf ->
                assertThat(leaf.conditions()).contains(new Condition(0, Condition.Op.AT_MOST, 30)));
    assertThat(tree.leaves().get(0).revenue()).isGreaterThan(tree.leaves().get(4).revenue());
  }

  @Test
  void its_leaves_cover_everybody_once_within_the_limits() {
    for (long seed = 1; seed <= 5; seed++) {
      OutcomePanel panel = shop(seed % 2 == 0, seed);
      OutcomeTree tree = tree(panel);
      assertThat(tree.leaves().size()).isBetween(5, 12);
      Matrix customers = now(panel);
      int[] sizes = new int[tree.leaves().size()];
      for (int i = 0; i < customers.rows(); i++) {
        int row = i;
        List<Integer> covering =
            IntStream.range(0, sizes.length)
                .filter(
                    l ->
                        tree.leaves().get(l).conditions().stream()
                            .allMatch(c -> c.holds(customers.at(row, c.feature()))))
                .boxed()
                .toList();
        assertThat(covering).hasSize(1);
        sizes[covering.get(0)]++;
      }
      assertThat(Arrays.stream(sizes).min().orElse(0)).isGreaterThanOrEqualTo(10);
      assertThat(Arrays.stream(sizes).max().orElse(0)).isLessThanOrEqualTo(350);
    }
  }

  @Test
  void the_best_customers_bring_almost_half_or_more_and_are_few() {
    OutcomePanel panel = shop(true, 3);
    OutcomeTree tree = tree(panel);
    Matrix customers = now(panel);
    int[] leafOf = tree.leaves(customers);
    double all = Arrays.stream(customers.column(2)).sum();
    double top = 0;
    int members = 0;
    for (int i = 0; i < leafOf.length; i++) {
      if (tree.leaves().get(leafOf[i]).top()) {
        top += customers.at(i, 2);
        members++;
      }
    }
    assertThat(top / all).isBetween(0.45, 0.8);
    assertThat(members).isBetween(10, 150);
  }

  @Test
  void outcomes_that_features_tell_beat_permuted_ones_and_others_do_not() {
    int told = 0;
    int chance = 0;
    for (long seed = 1; seed <= 3; seed++) {
      told += beatsChance(shop(true, seed), seed) ? 1 : 0;
      chance += beatsChance(shop(false, seed), seed) ? 1 : 0;
    }
    assertThat(told).isEqualTo(3);
    assertThat(chance).isLessThanOrEqualTo(1);
  }

  private static boolean beatsChance(OutcomePanel panel, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double own = HeldOutMonths.of(panel).explained(tree(panel).leaves(panel.features()));
    for (int draw = 0; draw < 9; draw++) {
      OutcomePanel other = panel.permuted(random.split());
      if (HeldOutMonths.of(other).explained(tree(other).leaves(other.features())) >= own) {
        return false;
      }
    }
    return true;
  }

  @Test
  void a_permutation_hands_out_the_same_outcomes() {
    OutcomePanel panel = shop(true, 4);
    OutcomePanel permuted = panel.permuted(new SplittableRandom(1));
    assertThat(Arrays.stream(permuted.revenue()).sum())
        .isCloseTo(Arrays.stream(panel.revenue()).sum(), org.assertj.core.data.Offset.offset(1e-6));
    assertThat(permuted.buyers()).isEqualTo(panel.buyers());
    assertThat(permuted.revenue()).isNotEqualTo(panel.revenue());
  }

  @Test
  void groups_that_say_nothing_explain_nothing_of_months_left_out() {
    OutcomePanel panel = shop(true, 5);
    int[] one = new int[panel.rows()];
    assertThat(HeldOutMonths.of(panel).explained(one)).isZero();
    SplittableRandom random = new SplittableRandom(2);
    int[] drawn = IntStream.range(0, panel.rows()).map(i -> random.nextInt(8)).toArray();
    assertThat(HeldOutMonths.of(panel).explained(drawn)).isLessThan(0.01);
    List<Integer> leaves = Arrays.stream(tree(panel).leaves(panel.features())).boxed().toList();
    assertThat(Collections.max(leaves)).isLessThan(12);
  }
}
