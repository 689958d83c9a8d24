package clientele.steps.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lifetime models' fits meet published values, known truth and their own definition. */
@Timeout(60)
class LifetimeFitTest {
  private static final LifetimeFitter PLAIN = new LifetimeFitter(WeakPrior.NONE, 2);
  private static final DrawnShop SHOP = DrawnShop.of(DrawnShop.Truth.CDNOW, 5000, 11);

  @Test
  void cdnow_has_the_published_parameters() throws IOException {
    Histories cdnow = Cdnow.read();

    LifetimeFit bg = PLAIN.fit(LifetimeModel.BG_NBD, cdnow);
    assertThat(bg.logLikelihood()).isCloseTo(-9582.4256, within(1e-4));
    assertParameters(bg, .242593, 4.41353, .792886, 2.42575);

    LifetimeFit mbg = PLAIN.fit(LifetimeModel.MBG_NBD, cdnow);
    assertThat(mbg.logLikelihood()).isCloseTo(-9582.1327, within(1e-4));
    assertParameters(mbg, .524838, 6.18299, .891356, 1.61400);

    LifetimeFit nbd = PLAIN.fit(LifetimeModel.NBD, cdnow);
    assertThat(nbd.logLikelihood()).isCloseTo(-9763.6602, within(1e-4));
    assertThat(2 * (bg.logLikelihood() - nbd.logLikelihood())).isCloseTo(362.47, within(.01));
    assertThat(bg.standardErrors()[0]).isCloseTo(.0126, within(5e-5));
  }

  @Test
  void a_hundred_random_starts_on_cdnow_reach_one_optimum() throws IOException {
    assertOneOptimum(Cdnow.read());
  }

  @Test
  void a_hundred_random_starts_on_a_drawn_shop_reach_one_optimum() {
    assertOneOptimum(DrawnShop.of(DrawnShop.Truth.CDNOW, 1500, 3).histories());
  }

  @Test
  void known_parameters_are_found_within_their_errors() {
    LifetimeFit fit = PLAIN.fit(LifetimeModel.MBG_NBD, SHOP.histories());
    DrawnShop.Truth truth = DrawnShop.Truth.CDNOW;
    double[] known = {truth.r(), truth.alpha(), truth.a(), truth.b()};

    assertThat(fit.converged()).isTrue();
    for (int i = 0; i < known.length; i++) {
      double error = fit.standardErrors()[i];
      assertThat(error).isBetween(0.001, known[i]);
      assertThat(fit.parameters()[i]).isCloseTo(known[i], within(3.3 * error));
    }
  }

  @ParameterizedTest
  @EnumSource
  void gradient_and_hessian_are_those_of_the_value(LifetimeModel model) {
    LogLikelihood likelihood = new LogLikelihood(model, SHOP.histories(), 1);
    double[] at = {.4, 5, .7, 2};
    double[] p = Arrays.copyOf(at, model.parameters());
    Curvature here = likelihood.at(p);
    for (int i = 0; i < p.length; i++) {
      double step = 1e-5 * p[i];
      Curvature up = likelihood.at(moved(p, i, step));
      Curvature down = likelihood.at(moved(p, i, -step));
      assertNear(here.gradient()[i], (up.value() - down.value()) / (2 * step));
      for (int j = 0; j < p.length; j++) {
        assertNear(here.hessian()[i][j], (up.gradient()[j] - down.gradient()[j]) / (2 * step));
      }
    }
  }

  @Test
  void without_dropout_both_models_are_the_null() {
    double nbd =
        new LogLikelihood(LifetimeModel.NBD, SHOP.histories(), 1).at(new double[] {.4, 5}).value();
    double[] hardlyLeaving = {.4, 5, 1e-9, 3};

    assertThat(at(LifetimeModel.BG_NBD, hardlyLeaving)).isCloseTo(nbd, within(1e-3));
    assertThat(at(LifetimeModel.MBG_NBD, hardlyLeaving)).isCloseTo(nbd, within(1e-3));
  }

  @Test
  void one_history_has_the_likelihood_of_the_formula() {
    Histories one = Histories.of(new int[] {2}, new double[] {30.43}, new double[] {38.86});
    double r = .25;
    double alpha = 4;
    double a = .75;
    double b = 2.5;
    double stay = b * (b + 1) / ((a + b) * (a + b + 1));
    double leave = a * b / ((a + b) * (a + b + 1));
    double expected =
        r
            * (r + 1)
            * Math.pow(alpha, r)
            * (stay * Math.pow(alpha + 38.86, -r - 2) + leave * Math.pow(alpha + 30.43, -r - 2));

    assertThat(
            new LogLikelihood(LifetimeModel.BG_NBD, one, 1)
                .at(new double[] {r, alpha, a, b})
                .value())
        .isCloseTo(Math.log(expected), within(1e-12));
  }

  @Test
  void the_same_bits_on_any_number_of_threads_and_in_any_order_of_customers() {
    int n = SHOP.repeats().length;
    int[] repeats = new int[n];
    double[] last = new double[n];
    double[] observed = new double[n];
    for (int i = 0; i < n; i++) {
      repeats[n - 1 - i] = SHOP.repeats()[i];
      last[n - 1 - i] = SHOP.last()[i];
      observed[n - 1 - i] = SHOP.observed()[i];
    }
    Histories backwards = Histories.of(repeats, last, observed);
    double[] one =
        new LifetimeFitter(WeakPrior.WEAK, 1)
            .fit(LifetimeModel.MBG_NBD, SHOP.histories())
            .parameters();

    for (int threads : new int[] {2, 3, 7}) {
      assertThat(
              new LifetimeFitter(WeakPrior.WEAK, threads)
                  .fit(LifetimeModel.MBG_NBD, backwards)
                  .parameters())
          .isEqualTo(one);
    }
  }

  @Test
  void equal_histories_are_kept_once_and_weigh_as_often_as_they_are_there() {
    Histories twice =
        Histories.of(new int[] {1, 0, 1}, new double[] {3, 0, 3}, new double[] {9, 4, 9});

    assertThat(twice.size()).isEqualTo(2);
    assertThat(twice.customers()).isEqualTo(3);
    assertThat(twice.of(0)).isEqualTo(twice.of(2)).isNotEqualTo(twice.of(1));
    Histories single = Histories.of(new int[] {1}, new double[] {3}, new double[] {9});
    Histories other = Histories.of(new int[] {0}, new double[] {0}, new double[] {4});
    double[] p = {.5, 3, 1, 2};
    assertThat(value(twice, p)).isCloseTo(2 * value(single, p) + value(other, p), within(1e-12));
  }

  private static double value(Histories histories, double[] p) {
    return new LogLikelihood(LifetimeModel.MBG_NBD, histories, 1).at(p).value();
  }

  private static double at(LifetimeModel model, double[] p) {
    return new LogLikelihood(model, SHOP.histories(), 1).at(p).value();
  }

  private static void assertOneOptimum(Histories histories) {
    SplittableRandom random = new SplittableRandom(1);
    for (LifetimeModel model : new LifetimeModel[] {LifetimeModel.BG_NBD, LifetimeModel.MBG_NBD}) {
      LifetimeFit best = PLAIN.fit(model, histories);
      for (int start = 0; start < 100; start++) {
        double[] offset = random.doubles(4, -4, 4).toArray();
        LifetimeFit fit = PLAIN.fit(model, histories, offset);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.logLikelihood()).isCloseTo(best.logLikelihood(), within(1e-6));
        for (int i = 0; i < 4; i++) {
          assertThat(fit.parameters()[i] / best.parameters()[i]).isCloseTo(1, within(1e-3));
        }
      }
    }
  }

  private static double[] moved(double[] p, int i, double step) {
    double[] moved = p.clone();
    moved[i] += step;
    return moved;
  }

  private static void assertNear(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-5 * (1 + Math.abs(expected))));
  }

  private static void assertParameters(LifetimeFit fit, double... expected) {
    assertThat(fit.converged()).isTrue();
    for (int i = 0; i < expected.length; i++) {
      assertThat(fit.parameters()[i] / expected[i]).isCloseTo(1, within(1e-5));
    }
  }
}
