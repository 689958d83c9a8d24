package clientele.steps.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.lever.LeverEffect;
import clientele.steps.segments.facts.Persona;
import clientele.steps.segments.lever.Lever;
import clientele.steps.segments.lever.LeverEstimate;
import clientele.steps.segments.lever.LeverRanking;
import clientele.steps.segments.lever.LeverWeigher;
import clientele.steps.segments.lever.OwnPaceModel;
import clientele.steps.segments.lever.Playbook;
import clientele.steps.segments.lever.SegmentFigures;
import clientele.steps.settings.FigureFormat;
import clientele.steps.settings.SegmentSettings;
import clientele.steps.table.worth.SegmentLever;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Effects that can be worked out by hand. */
class LeversTest {
  private static final Playbook PLAYBOOK = new Playbook(SegmentSettings.DEFAULT);

  private static final FigureFormat POUNDS = new FigureFormat("GBP");

  /** Five customers: recency, orders, basket, returns share, net. */
  private static final SegmentFigures FIVE =
      new SegmentFigures(
          new double[] {10, 20, 30, 40, 50},
          new double[] {1, 1, 2, 4, 8},
          new double[] {120, 120, 120, 120, 120},
          new double[] {0, 0, 0, .5, 0},
          new double[] {120, 120, 240, 240, 960},
          12);

  @Test
  void frequency_moves_one_in_ten_to_the_best_quarter_at_their_own_basket() {
    LeverEstimate estimate = weigh(Lever.RAISE_FREQUENCY);
    // gaps to 4 orders: 3 + 3 + 2 = 8 orders of 120 in 12 months, a tenth of them
    assertThat(estimate.effect().perMonth()).isCloseTo(8.0, within(1e-9));
    assertThat(estimate.customers()).isEqualTo(3);
    assertThat(estimate.reason())
        .isEqualTo(
            "The best quarter places 4 orders or more in 12 months, the typical customer 2; counted"
                + " is one in ten of those below ordering as often, at their own basket.");
  }

  @Test
  void equal_baskets_leave_nothing_to_raise() {
    assertThat(weigh(Lever.RAISE_BASKET).effect()).isEqualTo(new LeverEffect(0, 0, 0));
  }

  @Test
  void returns_fall_to_those_of_the_best_quarter() {
    LeverEstimate estimate = weigh(Lever.REDUCE_RETURNS);
    // half of 4 orders of 120 in 12 months, a tenth of it
    assertThat(estimate.effect().perMonth()).isCloseTo(2.0, within(1e-9));
    assertThat(estimate.customers()).isEqualTo(1);
    assertThat(estimate.reason()).startsWith("Goods for £20 a month come back; the best quarter");
  }

  @Test
  void second_orders_are_asked_of_those_who_ordered_once() {
    LeverEstimate estimate = weigh(Lever.SECOND_ORDER);
    assertThat(estimate.customers()).isEqualTo(2);
    assertThat(estimate.effect().perMonth()).isCloseTo(2.0, within(1e-9));
    assertThat(estimate.reason()).startsWith("2 of 5 have ordered once, typically for £120;");
  }

  @Test
  void own_pace_counts_a_share_of_the_sum_and_nobody_who_cost_money() {
    OwnPaceModel model = new OwnPaceModel(.05, 500, 1);
    LeverEffect effect = model.effect(new double[] {100, 300, -500});
    assertThat(effect.perMonth()).isCloseTo(20.0, within(1e-9));
    assertThat(effect.low()).isBetween(0.0, 20.0);
    assertThat(effect.high()).isBetween(20.0, 45.0);
    assertThat(model.effect(new double[] {100, 300, -500})).isEqualTo(effect);
    assertThat(model.effect(new double[0])).isEqualTo(new LeverEffect(0, 0, 0));
  }

  @Test
  void own_pace_interval_covers_the_truth_about_as_often_as_it_says() {
    java.util.Random random = new java.util.Random(5);
    int covered = 0;
    for (int trial = 0; trial < 200; trial++) {
      double[] money = new double[80];
      Arrays.setAll(money, i -> -100 * Math.log(1 - random.nextDouble()));
      LeverEffect effect = new OwnPaceModel(.05, 200, trial).effect(money);
      double truth = .05 * 80 * 100;
      covered += effect.low() <= truth && truth <= effect.high() ? 1 : 0;
    }
    assertThat(covered).isBetween(160, 196);
  }

  @Test
  void levers_are_ranked_by_effect_and_those_without_are_left_out() {
    List<SegmentLever> rows =
        LeverRanking.rank(
            201,
            List.of(Lever.RAISE_BASKET, Lever.REDUCE_RETURNS, Lever.RAISE_FREQUENCY),
            LeversTest::weigh);
    assertThat(rows)
        .extracting(SegmentLever::lever)
        .containsExactly("Raise frequency", "Reduce returns");
    assertThat(rows).extracting(SegmentLever::priority).containsExactly(1, 2);
    assertThat(rows.get(0).effectPerMonth()).isEqualTo(new BigDecimal("8.00"));
  }

  @Test
  void an_interval_that_reaches_zero_is_said_to() {
    List<SegmentLever> rows =
        LeverRanking.rank(201, List.of(Lever.REDUCE_RETURNS), LeversTest::weigh);
    assertThat(rows.get(0).effectLow()).isEqualByComparingTo("0");
    assertThat(rows.get(0).reason()).endsWith(LeverRanking.MAY_BRING_NOTHING);
    assertThat(LeverRanking.rank(201, List.of(Lever.WIN_BACK), LeversTest::weigh).get(0).reason())
        .doesNotContain("may bring nothing");
  }

  @Test
  void where_no_lever_brings_a_penny_nothing_is_to_be_done() {
    List<SegmentLever> rows =
        LeverRanking.rank(201, List.of(Lever.RAISE_BASKET), LeversTest::weigh);
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).lever()).isEqualTo("Do nothing");
    assertThat(rows.get(0).effectHigh()).isEqualByComparingTo("0");
    assertThat(rows.get(0).reason()).doesNotContain("interval");
  }

  @Test
  void customers_of_no_segment_get_no_lever() {
    assertThat(LeverRanking.rank(-1, PLAYBOOK.leversOf(Persona.UNASSIGNED), LeversTest::weigh))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Persona.class)
  void the_playbook_has_one_to_three_different_levers_for_every_segment(Persona persona) {
    assertThat(PLAYBOOK.leversOf(persona)).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(3);
    assertThat(PLAYBOOK.leversOf(persona).isEmpty()).isEqualTo(persona == Persona.UNASSIGNED);
  }

  private static LeverEstimate weigh(Lever lever) {
    return new LeverWeigher(POUNDS, FIVE, PLAYBOOK, 42).weigh(lever);
  }

  @Test
  void the_owners_playbook_and_assumptions_come_first() {
    Playbook own =
        new Playbook(
            new SegmentSettings(
                Map.of(),
                Map.of("loyal", List.of("win-back")),
                Map.of("win-back", 0.15),
                Map.of()));
    assertThat(own.leversOf(Persona.LOYAL)).containsExactly(Lever.WIN_BACK);
    assertThat(own.leversOf(Persona.CHURNED)).containsExactly(Lever.WIN_BACK);
    assertThat(own.share(Lever.WIN_BACK)).isEqualTo(0.15);
    assertThat(new LeverWeigher(POUNDS, FIVE, own, 42).weigh(Lever.WIN_BACK).reason())
        .contains("counted is 15 in 100 who comes back");
    assertThat(own.oneIn(Lever.RAISE_BASKET)).isEqualTo("one in ten");
  }

  @Test
  void the_configuration_knows_every_lever_and_persona() {
    assertThat(Arrays.stream(Lever.values()).map(Lever::key))
        .containsExactlyInAnyOrderElementsOf(SegmentSettings.LEVERS);
    assertThat(Arrays.stream(Persona.values()).filter(p -> p != Persona.UNASSIGNED))
        .extracting(Persona::key)
        .containsExactlyElementsOf(SegmentSettings.PERSONAS);
  }
}
