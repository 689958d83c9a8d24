package clientele.steps.segments.lever;

import clientele.steps.core.lever.LeverEffect;
import clientele.steps.core.matrix.Quantiles;
import java.util.SplittableRandom;

/**
 * What it is worth to keep or win back customers: a stated share of them brings what each brought a
 * month so far. The sister of {@link clientele.steps.core.lever.LeverModel}, for levers that do not
 * lift anybody above their own past.
 *
 * <p>The share is an assumption; the interval is the percentile bootstrap over the customers and
 * says only how far the sum would swing with other customers of the same kind.
 *
 * @param share of the customers, 0 … 1
 * @param resamples bootstrap draws
 * @param seed of the draws
 */
public record OwnPaceModel(double share, int resamples, long seed) {
  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  /**
   * The effect.
   *
   * @param moneyPerMonth one per customer; who cost money so far counts nothing
   */
  public LeverEffect effect(double[] moneyPerMonth) {
    if (moneyPerMonth.length == 0) {
      return new LeverEffect(0, 0, 0);
    }
    double[] sums = new double[resamples];
    SplittableRandom random = new SplittableRandom(seed);
    for (int r = 0; r < resamples; r++) {
      for (int i = 0; i < moneyPerMonth.length; i++) {
        sums[r] += Math.max(0, moneyPerMonth[random.nextInt(moneyPerMonth.length)]);
      }
    }
    double sum = 0;
    for (double money : moneyPerMonth) {
      sum += Math.max(0, money);
    }
    Quantiles spread = Quantiles.of(sums);
    return new LeverEffect(share * sum, share * spread.at(LOW), share * spread.at(HIGH));
  }
}
