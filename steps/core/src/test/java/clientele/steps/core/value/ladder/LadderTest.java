package clientele.steps.core.value.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.value.DrawnShop;
import clientele.steps.core.value.Histories;
import clientele.steps.core.value.WeakPrior;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A shop is told who has left where that shows, and why not where it does not. */
@Timeout(60)
class LadderTest {
  private static final LadderRules WEEKS =
      new LadderRules(100, 50, .5, 4, .25, new NullLimit(99, 600, .99));
  private static final Ladder LADDER = new Ladder(WEEKS, WeakPrior.WEAK, 2);

  @Test
  void at_the_parameters_of_cdnow_it_shows_who_has_left() {
    Histories shop = DrawnShop.of(DrawnShop.Truth.CDNOW, 2357, 5).histories();

    Answer answer = LADDER.of(shop, 7);

    assertThat(answer).isInstanceOf(Answer.Identified.class);
    assertThat(answer.reason()).contains("Customers do leave", "likelihood ratio");
    assertThat(new Ladder(WEEKS, WeakPrior.WEAK, 1).of(shop, 7).reason())
        .isEqualTo(answer.reason());
  }

  @Test
  void where_nobody_leaves_nobody_is_said_to_have_left() {
    DrawnShop.Truth nobody = DrawnShop.Truth.CDNOW.withoutDropout();

    Answer answer = LADDER.of(DrawnShop.of(nobody, 2357, 5).histories(), 7);

    assertThat(answer).isInstanceOf(Answer.NotIdentified.class);
    assertThat(answer.reason()).contains("nobody is said to have left");
    if (answer instanceof Answer.NotIdentified refused) {
      assertThat(refused.fits().limit()).isBetween(1.0, 20.0);
      assertThat(refused.fits().nbd().alpha())
          .isCloseTo(nobody.alpha(), within(.2 * nobody.alpha()));
    }
  }

  @Test
  void too_few_customers_get_the_curve_only() {
    Answer answer = LADDER.of(DrawnShop.of(DrawnShop.Truth.CDNOW, 90, 5).histories(), 7);

    assertThat(answer.footing()).isEqualTo(Footing.TOO_FEW);
    assertThat(answer.reason()).contains("90 customers", "at least 100");
  }

  @Test
  void customers_who_were_there_before_the_history_get_the_curve_only() {
    DrawnShop.Truth c = DrawnShop.Truth.CDNOW;
    DrawnShop.Truth atOnce =
        new DrawnShop.Truth(c.model(), c.r(), c.alpha(), c.a(), c.b(), 39, 3, 39);

    Answer answer = LADDER.of(DrawnShop.of(atOnce, 2357, 5).histories(), 7);

    assertThat(answer.footing()).isEqualTo(Footing.LEFT_CENSORED);
    assertThat(answer.reason()).contains("100 %", "where the history begins");
  }

  @Test
  void the_curve_of_the_leukaemia_trial_has_its_published_steps() {
    // remission under 6-MP in weeks: Freireich et al., Blood 21 (1963)
    ReorderCurve curve =
        ReorderCurve.of(
            List.of(
                new ReorderCurve.Waits(6, 3, 1),
                new ReorderCurve.Waits(7, 1, 0),
                new ReorderCurve.Waits(9, 0, 1),
                new ReorderCurve.Waits(10, 1, 1),
                new ReorderCurve.Waits(11, 0, 1),
                new ReorderCurve.Waits(13, 1, 0),
                new ReorderCurve.Waits(16, 1, 0),
                new ReorderCurve.Waits(17, 0, 1),
                new ReorderCurve.Waits(19, 0, 1),
                new ReorderCurve.Waits(20, 0, 1),
                new ReorderCurve.Waits(22, 1, 0),
                new ReorderCurve.Waits(23, 1, 0),
                new ReorderCurve.Waits(25, 0, 1),
                new ReorderCurve.Waits(32, 0, 2),
                new ReorderCurve.Waits(34, 0, 1),
                new ReorderCurve.Waits(35, 0, 1)));

    assertThat(curve.points().stream().mapToDouble(ReorderCurve.Point::share).toArray())
        .containsExactly(
            new double[] {.8571, .8067, .7529, .6902, .6275, .5378, .4482}, within(5e-5));
    assertThat(curve.points().get(0).error()).isCloseTo(.0764, within(5e-5));
    assertThat(curve.points().get(6).error()).isCloseTo(.1346, within(5e-5));
    assertThat(curve.within(.5)).isEqualTo(23);
    assertThat(curve.within(.9)).isInfinite();
    assertThat(curve.waiting(5)).isEqualTo(1);
  }
}
