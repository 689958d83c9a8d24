package clientele.steps.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Forecasts of histories whose truth is known. */
class RevenueForecasterTest {
  @Test
  void steady_rates_are_found_to_the_penny_and_the_intervals_are_closed() {
    StateMonths months = months(7, (m, s) -> 10 * (s + 1), 0);

    List<Expected> told = new RevenueForecaster(months, new double[7]).ahead();

    assertThat(told).extracting(Expected::ahead).containsExactly(1, 2, 3);
    assertThat(told.get(0).parts()).containsExactly(new double[] {1000, 4000, 500}, within(1e-9));
    assertThat(told.get(0).origins()).isEqualTo(5);
    assertThat(told.get(0).level()).isEqualTo(.8);
    assertThat(told.get(0).halfWidths()).containsExactly(new double[3], within(1e-9));
    assertThat(told.get(2).origins()).isEqualTo(1);
    assertThat(told.get(2).level()).isEqualTo(.5);
  }

  @Test
  void a_newer_month_weighs_twice_the_one_before() {
    StateMonths months = months(3, (m, s) -> m == 0 ? 30 : 60, 0);

    Expected told = new RevenueForecaster(months, new double[3]).ahead().get(0);

    assertThat(told.parts()[0]).isCloseTo(100 * (30 + 2 * 60) / 3.0, within(1e-9));
  }

  @Test
  void a_state_nobody_was_in_has_the_rate_of_its_kind() {
    double[][] heads = {{100, 50, 0}, {100, 50, 20}};
    double[][][] money = {{{1000}, {4000}, {0}}, {{0}, {0}, {0}}};
    StateMonths months =
        new StateMonths(new int[] {0, 1, 1}, heads, money, new double[][] {{5}, {0}});

    Expected told = new RevenueForecaster(months, new double[2]).ahead().get(0);

    assertThat(told.parts()).containsExactly(new double[] {1000, 4000, 1600, 5}, within(1e-9));
    assertThat(told.hasIntervals()).isFalse();
    assertThat(told.level()).isZero();
  }

  @Test
  void what_lies_after_the_closed_month_is_never_read() {
    StateMonths honest = months(6, (m, s) -> 10 + m, 0);
    StateMonths told = months(6, (m, s) -> 10 + m, 0);
    for (int m = 0; m < 6; m++) {
      for (int h = 1; h <= 3; h++) {
        if (m + h > 5) {
          told.money()[m][0][h - 1] = 1e9;
          told.unseen()[m][h - 1] = -1e9;
        }
      }
    }

    assertThat(widths(told)).isEqualTo(widths(honest));
  }

  @Test
  void intervals_of_noisy_shops_cover_what_they_promise() {
    int inside = 0;
    int asked = 0;
    for (int shop = 0; shop < 400; shop++) {
      SplittableRandom random = new SplittableRandom(shop);
      StateMonths months = months(9, (m, s) -> 10 * (s + 1) * noise(random), 0);
      for (double[] unseen : months.unseen()) {
        unseen[0] *= noise(random);
      }
      Expected told = new RevenueForecaster(months, new double[9]).ahead().get(0);
      double[] came = {1000 * noise(random), 4000 * noise(random), 500 * noise(random)};
      for (int s = 0; s < came.length; s++) {
        inside += Math.abs(came[s] - told.parts()[s]) <= told.halfWidths()[s] ? 1 : 0;
        asked++;
      }
    }
    assertThat((double) inside / asked).isBetween(.75, .9);
  }

  private static double noise(SplittableRandom random) {
    return .6 + .8 * random.nextDouble();
  }

  @Test
  void past_two_years_the_season_is_in_it() {
    double[] series = new double[36];
    for (int t = 0; t < 36; t++) {
      series[t] = t % 12 == 0 ? 30_000 : 5_500;
    }
    StateMonths months = months(7, (m, s) -> 10 * (s + 1), 0);

    Expected joined = new RevenueForecaster(months, series).ahead().get(0);

    double sum = joined.parts()[0] + joined.parts()[1] + joined.parts()[2];
    assertThat(joined.joined()).isTrue();
    assertThat(sum).isGreaterThan(13_000);
    assertThat(joined.parts()[1] / joined.parts()[0]).isCloseTo(4, within(1e-9));
  }

  @Test
  void a_damped_trend_goes_on_and_flattens() {
    double[] series = new double[24];
    for (int t = 0; t < 24; t++) {
      series[t] = 100 + 10 * t;
    }
    double one = DampedTrend.of(series, 1);
    double twelve = DampedTrend.of(series, 12);
    assertThat(one).isBetween(331.0, 341.0);
    assertThat(twelve).isBetween(one, 450.0);
  }

  @Test
  void no_level_is_promised_that_the_origins_cannot_hold() {
    assertThat(Conformal.level(0)).isZero();
    assertThat(Conformal.level(3)).isEqualTo(.75);
    assertThat(Conformal.level(20)).isEqualTo(.8);
    assertThat(Conformal.halfWidth(new double[] {4, 1, 3, 2}, .8)).isEqualTo(4);
    assertThat(Conformal.halfWidth(new double[] {4, 1, 3, 2}, .6)).isEqualTo(3);
  }

  private static List<List<Double>> widths(StateMonths months) {
    List<List<Double>> all = new ArrayList<>();
    for (Expected told : new RevenueForecaster(months, new double[6]).ahead()) {
      List<Double> own = new ArrayList<>();
      for (int s = 0; s < told.parts().length; s++) {
        own.add(told.parts()[s]);
        own.add(told.halfWidths().length == 0 ? 0 : told.halfWidths()[s]);
      }
      own.add(told.totalHalfWidth());
      all.add(own);
    }
    return all;
  }

  private interface Rate {
    double of(int month, int state);
  }

  /** Two states of 100 and 200 customers, and 500 from those not yet seen. */
  private static StateMonths months(int count, Rate rate, int kind) {
    double[][] heads = new double[count][2];
    double[][][] money = new double[count][2][3];
    double[][] unseen = new double[count][3];
    for (int m = 0; m < count; m++) {
      for (int s = 0; s < 2; s++) {
        heads[m][s] = 100 * (s + 1);
        for (int h = 0; h < 3; h++) {
          money[m][s][h] = heads[m][s] * rate.of(m, s);
          unseen[m][h] = 500;
        }
      }
    }
    return new StateMonths(new int[] {kind, kind + 1}, heads, money, unseen);
  }
}
