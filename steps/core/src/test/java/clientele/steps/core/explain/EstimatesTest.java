package clientele.steps.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Effects with intervals: worked out by hand, and how often they cover the truth. */
class EstimatesTest {

  @Test
  void rank_correlation_is_that_of_the_ranks() {
    double[] x = {1, 2, 3, 4, 5};
    assertThat(RankCorrelation.of(x, new double[] {1, 4, 9, 16, 25}).value()).isEqualTo(1);
    assertThat(RankCorrelation.of(x, new double[] {5, 4, 3, 2, 1}).value()).isEqualTo(-1);
    // d = 0, 1, -1, 1, -1: 1 - 6 * 4 / (5 * 24)
    assertThat(RankCorrelation.of(x, new double[] {1, 3, 2, 5, 4}).value())
        .isCloseTo(0.8, within(1e-12));
    // equals share their mean rank: (1.5, 1.5, 3, 4, 5) against 1 … 5 gives 9.5 / sqrt(9.5 * 10)
    assertThat(RankCorrelation.of(x, new double[] {7, 7, 8, 9, 10}).value())
        .isCloseTo(9.5 / Math.sqrt(95), within(1e-12));
  }

  @Test
  void what_cannot_be_told_has_the_widest_interval() {
    assertThat(RankCorrelation.of(new double[] {1, 2}, new double[] {1, 2}))
        .isEqualTo(new Estimate(0, -1, 1, 2));
    assertThat(RankCorrelation.of(new double[6], new double[] {1, 2, 3, 4, 5, 6}))
        .isEqualTo(new Estimate(0, -1, 1, 6));
    assertThat(CliffsDelta.estimate(new double[] {1}, new double[] {1, 2}))
        .isEqualTo(new Estimate(0, -1, 1, 3));
    assertThat(ShareOfSum.of(new double[] {-1, 1}, new boolean[] {true, false}))
        .isEqualTo(new Estimate(0, 0, 1, 2));
  }

  @Test
  void a_share_of_a_sum_is_that_share() {
    double[] money = new double[1000];
    boolean[] best = new boolean[1000];
    for (int i = 0; i < 1000; i++) {
      best[i] = i % 10 == 0;
      money[i] = best[i] ? 9 : 1;
    }
    Estimate share = ShareOfSum.of(money, best);
    assertThat(share.value()).isEqualTo(0.5);
    assertThat(share.low()).isBetween(0.44, 0.49);
    assertThat(share.high()).isBetween(0.51, 0.56);
  }

  @Test
  void intervals_cover_the_truth_about_as_often_as_they_say() {
    Random random = new Random(11);
    int rho = 0;
    int delta = 0;
    int share = 0;
    double normalDelta = 0.2763; // of two normals half a standard deviation apart: 2Φ(0.5/√2) − 1
    for (int trial = 0; trial < 400; trial++) {
      double[] a = new double[60];
      double[] b = new double[60];
      double[] money = new double[300];
      boolean[] part = new boolean[300];
      Arrays.setAll(a, i -> random.nextGaussian() + 0.5);
      Arrays.setAll(b, i -> random.nextGaussian());
      for (int i = 0; i < money.length; i++) {
        part[i] = random.nextInt(4) == 0;
        money[i] = (part[i] ? 3 : 1) * -Math.log(1 - random.nextDouble());
      }
      rho += covers(RankCorrelation.of(a, b), 0);
      delta += covers(CliffsDelta.estimate(a, b), normalDelta);
      share += covers(ShareOfSum.of(money, part), 0.5);
    }
    assertThat(rho).as("of 400").isBetween(368, 392);
    assertThat(delta).as("of 400").isBetween(368, 392);
    assertThat(share).as("of 400").isBetween(364, 392);
  }

  private static int covers(Estimate estimate, double truth) {
    return estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
  }
}
