package clientele.steps.core.value.spend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.value.Curvature;
import clientele.steps.core.value.ladder.GammaDraws;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Gamma-Gamma model finds known parameters and keeps to its closed forms. */
@Timeout(60)
class GammaGammaTest {
  private static final double P = 6.2488;
  private static final double Q = 3.74459;
  private static final double V = 15.4477;
  private static final SpendFit CDNOW = new SpendFit(P, Q, V, 0, true);

  @Test
  void the_published_fit_of_cdnow_has_its_published_mean() {
    assertThat(CDNOW.mean()).isCloseTo(35.171, within(5e-4));
  }

  @Test
  void who_never_ordered_is_expected_to_spend_the_mean_and_who_ordered_much_their_own() {
    assertThat(CDNOW.meanOf(0, 0)).isCloseTo(CDNOW.mean(), within(1e-12));
    assertThat(CDNOW.meanOf(100_000, 80)).isCloseTo(80, within(1e-2));
    assertThat(CDNOW.meanOf(2, 80)).isBetween(CDNOW.mean(), 80.0);
  }

  @Test
  void known_parameters_are_found_and_the_truth_is_hardly_less_likely() {
    Amounts drawn = Amounts.drawn(20_000);
    SpendFit fit = GammaGamma.fit(drawn.orders, drawn.means);

    assertThat(fit.converged()).isTrue();
    assertThat(fit.p()).isCloseTo(P, within(.2 * P));
    assertThat(fit.q()).isCloseTo(Q, within(.05 * Q));
    assertThat(fit.v()).isCloseTo(V, within(.2 * V));
    assertThat(fit.mean()).isCloseTo(CDNOW.mean(), within(.02 * CDNOW.mean()));
    double truth = GammaGamma.likelihood(new double[] {P, Q, V}, drawn.orders, drawn.means).value();
    assertThat(2 * (fit.logLikelihood() - truth)).isBetween(0.0, 11.3);
  }

  @Test
  void gradient_and_hessian_are_those_of_the_value() {
    Amounts drawn = Amounts.drawn(200);
    double[] at = {5, 3, 12};
    Curvature here = GammaGamma.likelihood(at, drawn.orders, drawn.means);
    for (int i = 0; i < 3; i++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[i] += 1e-5;
      down[i] -= 1e-5;
      Curvature above = GammaGamma.likelihood(up, drawn.orders, drawn.means);
      Curvature below = GammaGamma.likelihood(down, drawn.orders, drawn.means);
      assertThat(here.gradient()[i])
          .isCloseTo((above.value() - below.value()) / 2e-5, within(1e-4));
      for (int j = 0; j < 3; j++) {
        assertThat(here.hessian()[i][j])
            .isCloseTo((above.gradient()[j] - below.gradient()[j]) / 2e-5, within(1e-4));
      }
    }
  }

  @Test
  void derivatives_of_the_gamma_function_have_their_known_values() {
    assertThat(Polygamma.digamma(1)).isCloseTo(-.5772156649015329, within(1e-13));
    assertThat(Polygamma.digamma(.5)).isCloseTo(-1.9635100260214235, within(1e-13));
    assertThat(Polygamma.trigamma(1)).isCloseTo(Math.PI * Math.PI / 6, within(1e-13));
    assertThat(Polygamma.trigamma(.5)).isCloseTo(Math.PI * Math.PI / 2, within(1e-13));
  }

  @Test
  void one_customer_has_the_likelihood_of_the_formula() {
    // with one order, p = 1 and q = 1 the amount has the density v / (v + m)²
    Curvature one = GammaGamma.likelihood(new double[] {1, 1, 10}, new int[] {1}, new double[] {4});

    assertThat(one.value()).isCloseTo(Math.log(10.0 / (14 * 14)), within(1e-12));
  }

  /** Orders and mean amounts of customers with the published parameters. */
  private record Amounts(int[] orders, double[] means) {
    static Amounts drawn(int n) {
      Amounts amounts = new Amounts(new int[n], new double[n]);
      GammaDraws draws = new GammaDraws(new SplittableRandom(8));
      for (int i = 0; i < n; i++) {
        amounts.orders[i] = 1 + i % 7;
        double rate = draws.gamma(Q, V);
        for (int k = 0; k < amounts.orders[i]; k++) {
          amounts.means[i] += draws.gamma(P, rate) / amounts.orders[i];
        }
      }
      return amounts;
    }
  }
}
