package clientele.steps.core.value.outlook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.value.DrawnShop;
import clientele.steps.core.value.LifetimeFit;
import clientele.steps.core.value.LifetimeFitter;
import clientele.steps.core.value.LifetimeModel;
import clientele.steps.core.value.WeakPrior;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is expected of a customer agrees with published values, sums and draws. */
@Timeout(60)
class OutlooksTest {
  private static final LifetimeFit CDNOW =
      fit(LifetimeModel.BG_NBD, .242593, 4.41353, .792886, 2.42575);

  @Test
  void the_published_customer_of_cdnow_is_expected_to_order_1_226_times() {
    Posterior customer = Posterior.of(CDNOW, 2, 30.43, 38.86);

    assertThat(customer.expectedOrders(39)).isCloseTo(1.226, within(5e-4));
    assertThat(customer.alive()).isCloseTo(.7266, within(5e-5));
    assertThat(Posterior.of(CDNOW, 0, 0, 38.86).alive()).isEqualTo(1);
  }

  @Test
  void the_counts_have_probabilities_that_sum_to_one_and_to_the_expectation() {
    for (LifetimeModel model : LifetimeModel.values()) {
      for (double a : new double[] {.3, 1, 4}) {
        Posterior customer = Posterior.of(fit(model, .6, 5, a, .7), 3, 20, 26);
        OrderCounts counts = new OrderCounts(customer, 40);
        double mean = 0;
        for (int k = 1; k < 5000; k++) {
          counts.next();
          mean += k * counts.probability();
        }
        assertThat(counts.upTo()).isCloseTo(1, within(1e-9));
        assertThat(customer.expectedOrders(40)).isCloseTo(mean, within(1e-8 * mean));
      }
    }
  }

  @Test
  void the_expectation_is_smooth_where_the_published_formula_has_poles() {
    double below =
        Posterior.of(fit(LifetimeModel.BG_NBD, .6, 5, 1 - 1e-7, 2), 3, 9, 20).expectedOrders(50);
    double at = Posterior.of(fit(LifetimeModel.BG_NBD, .6, 5, 1, 2), 3, 9, 20).expectedOrders(50);
    assertThat(at).isCloseTo(below, within(1e-6));

    double newcomer =
        Posterior.of(fit(LifetimeModel.BG_NBD, .6, 5, .4, .6), 0, 0, 20).expectedOrders(50);
    double beside =
        Posterior.of(fit(LifetimeModel.BG_NBD, .6, 5, .4, .6 + 1e-7), 0, 0, 20).expectedOrders(50);
    assertThat(newcomer).isCloseTo(beside, within(1e-6));
  }

  @Test
  void who_never_leaves_orders_at_their_own_pace_for_good() {
    Posterior never = Posterior.of(fit(LifetimeModel.NBD, .6, 5, 0, 0), 3, 20, 26);
    assertThat(never.expectedOrders(40)).isCloseTo(3.6 / 31 * 40, within(1e-12));
    Posterior hardly = Posterior.of(fit(LifetimeModel.MBG_NBD, .6, 5, 1e-8, 3), 3, 20, 26);
    assertThat(hardly.expectedOrders(40)).isCloseTo(3.6 / 31 * 40, within(1e-6));
  }

  @Test
  void the_next_order_follows_the_closed_form() {
    Posterior customer = Posterior.of(CDNOW, 2, 30.43, 38.86);
    double median = customer.nextOrderWithin(.5);
    OrderCounts counts =
        new OrderCounts(new Posterior(1, customer.shape(), customer.rate(), 0, 1), median);

    assertThat(counts.probability()).isCloseTo(.5, within(1e-12));
  }

  @Test
  void intervals_of_a_drawn_shop_cover_at_least_what_they_promise_and_sums_are_met() {
    DrawnShop shop = DrawnShop.of(DrawnShop.Truth.CDNOW, 4000, 21);
    LifetimeFit found =
        new LifetimeFitter(WeakPrior.WEAK, 2).fit(LifetimeModel.MBG_NBD, shop.histories());
    Outlook[] all = new Outlooks(found, DrawnShop.Truth.CDNOW.horizon()).of(shop.histories(), 2);
    int covered = 0;
    double expected = 0;
    double aliveLow = 0;
    double aliveHigh = 0;
    double variance = 0;
    double spread = 0;
    int came = 0;
    int stayed = 0;
    for (int i = 0; i < shop.repeats().length; i++) {
      Outlook outlook = all[shop.histories().of(i)];
      covered += shop.later()[i] >= outlook.low() && shop.later()[i] <= outlook.high() ? 1 : 0;
      expected += outlook.orders();
      aliveLow += outlook.aliveLow();
      aliveHigh += outlook.aliveHigh();
      variance += outlook.ordersVariance();
      spread += outlook.parameterSpread();
      came += shop.later()[i];
      stayed += shop.alive()[i] ? 1 : 0;
      assertThat(outlook.alive()).isBetween(outlook.aliveLow(), outlook.aliveHigh());
    }
    assertThat(covered / 4000.0).isBetween(.9, .99);
    double error = Math.sqrt(variance + spread * spread);
    assertThat(error).isLessThan(.1 * expected);
    assertThat((double) came).isCloseTo(expected, within(3 * error));
    assertThat((double) stayed).isBetween(aliveLow, aliveHigh);
    assertThat(aliveHigh).isLessThan(2 * aliveLow);
    assertThat(new Outlooks(found, 39).of(shop.histories(), 5)).isEqualTo(all);
  }

  private static LifetimeFit fit(LifetimeModel model, double... p) {
    double[] parameters = Arrays.copyOf(p, model.parameters());
    return new LifetimeFit(model, parameters, 0, new double[0][], 0, true);
  }
}
