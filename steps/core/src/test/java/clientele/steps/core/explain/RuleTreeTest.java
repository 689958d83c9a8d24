package clientele.steps.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.explain.Condition.Op;
import clientele.steps.core.matrix.Matrix;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules find what made the segments. */
class RuleTreeTest {
  /** Recency in days, orders, money: segment 1 is recent and frequent, the rest is 0. */
  private static double[] customer(Random random) {
    return new double[] {random.nextInt(365), 1 + random.nextInt(20), random.nextDouble() * 5000};
  }

  private static final Matrix FEATURES = features();

  private static Matrix features() {
    Random random = new Random(6);
    return Matrix.of(
        IntStream.range(0, 4000).mapToObj(i -> customer(random)).toArray(double[][]::new));
  }

  private static Labels segments() {
    return Labels.of(
        IntStream.range(0, FEATURES.rows())
            .map(i -> FEATURES.at(i, 0) <= 120 && FEATURES.at(i, 1) > 9 ? 1 : 0)
            .toArray());
  }

  @Test
  void the_rule_behind_a_segment_is_found_in_round_numbers() {
    Rule rule = RuleTree.of(1).fit(FEATURES, segments()).get(1);

    assertThat(rule.conditions()).hasSize(2);
    Condition recency = rule.conditions().get(0);
    assertThat(recency.feature()).isZero();
    assertThat(recency.op()).isEqualTo(Op.AT_MOST);
    assertThat(recency.threshold())
        .isBetween(110.0, 130.0)
        .satisfies(t -> assertThat(t % 10).isZero());
    assertThat(rule.conditions().get(1)).isEqualTo(new Condition(1, Op.ABOVE, 9));
    assertThat(rule.precision()).isGreaterThan(0.9);
    assertThat(rule.recall()).isGreaterThan(0.9);
    assertThat(rule.fidelity()).isGreaterThan(0.97);
  }

  @Test
  void a_rule_covers_whom_its_words_cover() {
    for (Rule rule : RuleTree.of(2).fit(FEATURES, segments())) {
      for (int i = 0; i < 200; i++) {
        boolean expected = true;
        for (Condition c : rule.conditions()) {
          double value = FEATURES.at(i, c.feature());
          expected &= c.op() == Op.AT_MOST ? value <= c.threshold() : value > c.threshold();
        }
        assertThat(rule.covers(FEATURES, i)).isEqualTo(expected);
      }
    }
  }

  @Test
  void the_same_seed_gives_the_same_rules_of_three_conditions_at_most() {
    Random random = new Random(3);
    Labels mixed = Labels.of(IntStream.range(0, 4000).map(i -> random.nextInt(5) - 1).toArray());
    List<Rule> rules = RuleTree.of(7).fit(FEATURES, mixed);

    assertThat(rules).hasSize(4).allSatisfy(r -> assertThat(r.conditions()).hasSizeLessThan(4));
    assertThat(RuleTree.of(7).fit(FEATURES, mixed)).isEqualTo(rules);
    assertThat(rules).allSatisfy(r -> assertThat(r.precision()).isLessThan(0.5));
  }

  @Test
  void thresholds_are_what_people_say() {
    assertThat(Thresholds.round(1234.5, false)).isEqualTo(1200);
    assertThat(Thresholds.round(0.3742, false)).isEqualTo(0.37);
    assertThat(Thresholds.round(2.5, true)).isEqualTo(2);
    assertThat(Thresholds.round(-0.2, true)).isEqualTo(0.0);
  }

  @Test
  void few_customers_or_none_do_no_harm() {
    assertThat(RuleTree.of(1).fit(Matrix.of(0, 2, new double[0]), Labels.of(new int[0]))).isEmpty();
    assertThat(RuleTree.of(1).fit(Matrix.of(new double[][] {{1}}), Labels.of(new int[1])))
        .singleElement()
        .satisfies(r -> assertThat(r.conditions()).isEmpty());
    assertThatThrownBy(() -> new RuleTree(0, 0.3, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
