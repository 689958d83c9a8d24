package clientele.steps.core.lever;

import clientele.steps.core.matrix.Quantiles;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A simple estimate of what an action is worth: a stated share of a segment's customers is moved up
 * to what the best quarter of the same segment reaches already. For each customer below the
 * segment's upper quartile Q the gap is (Q − figure) · money per unit; the effect is the share
 * times the sum of the gaps.
 *
 * <p>The share is an assumption, not a finding: nothing here shows that an action moves anybody.
 * The interval (percentile bootstrap over the customers) says how far the estimate would swing had
 * other customers of the same kind been observed, and no more. One outlier can widen it much.
 *
 * <p>Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
 *
 * @param share of the customers who move, 0 … 1
 * @param level of the interval, such as 0.9
 * @param resamples bootstrap draws
 * @param seed of the draws
 */
public record LeverModel(double share, double level, int resamples, long seed) {
  private static final double GOAL = 0.75;

  public LeverModel {
    if (!(share >= 0 && share <= 1) || !(level > 0 && level < 1) || resamples < 1) {
      throw new IllegalArgumentException(
          "share, level or resamples is out of range [%s, %s, %d]"
              .formatted(share, level, resamples));
    }
  }

  /** One customer in ten, 90 % interval, 500 draws. */
  public static LeverModel of(long seed) {
    return new LeverModel(0.1, 0.9, 500, seed);
  }

  /**
   * Effect on a figure that is money a month itself.
   *
   * @param moneyPerMonth one per customer of the segment
   */
  public LeverEffect effect(double[] moneyPerMonth) {
    double[] ones = new double[moneyPerMonth.length];
    Arrays.fill(ones, 1);
    return effect(moneyPerMonth, ones);
  }

  /**
   * Effect on another figure, such as orders a month with each customer's average order value.
   *
   * @param figures units a month, one per customer of the segment
   * @param moneyPerUnit one per customer
   */
  public LeverEffect effect(double[] figures, double[] moneyPerUnit) {
    if (figures.length != moneyPerUnit.length) {
      throw new IllegalArgumentException(
          "figures and money differ in length [%d, %d]"
              .formatted(figures.length, moneyPerUnit.length));
    }
    if (figures.length == 0) {
      return new LeverEffect(0, 0, 0);
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] effects = new double[resamples];
    double[] drawnFigures = new double[figures.length];
    double[] drawnMoney = new double[figures.length];
    for (int r = 0; r < resamples; r++) {
      for (int i = 0; i < figures.length; i++) {
        int j = random.nextInt(figures.length);
        drawnFigures[i] = figures[j];
        drawnMoney[i] = moneyPerUnit[j];
      }
      effects[r] = estimate(drawnFigures, drawnMoney);
    }
    Quantiles spread = Quantiles.of(effects);
    double tail = (1 - level) / 2;
    return new LeverEffect(estimate(figures, moneyPerUnit), spread.at(tail), spread.at(1 - tail));
  }

  private double estimate(double[] figures, double[] moneyPerUnit) {
    double goal = Quantiles.of(figures).at(GOAL);
    double gaps = 0;
    for (int i = 0; i < figures.length; i++) {
      gaps += Math.max(0, goal - figures[i]) * moneyPerUnit[i];
    }
    return share * gaps;
  }
}
