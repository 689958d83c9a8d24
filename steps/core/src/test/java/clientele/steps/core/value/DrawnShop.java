package clientele.steps.core.value;

import clientele.steps.core.value.ladder.GammaDraws;
import java.util.SplittableRandom;

/**
 * A shop of known parameters: its customers' histories, and what they did after the end of
 * observation.
 *
 * @param repeats of each customer
 * @param last time of the last order
 * @param observed time under observation
 * @param alive whether they had not left at the end
 * @param later orders within the horizon after it
 * @param histories of all
 */
@SuppressWarnings("ArrayRecordComponent") // bulk figures, never compared
public record DrawnShop(
    int[] repeats,
    double[] last,
    double[] observed,
    boolean[] alive,
    int[] later,
    Histories histories) {

  /** Customers whose first orders spread evenly over the first {@code spread} of the time. */
  public static DrawnShop of(Truth truth, int customers, long seed) {
    GammaDraws draws = new GammaDraws(new SplittableRandom(seed));
    DrawnShop shop =
        new DrawnShop(
            new int[customers],
            new double[customers],
            new double[customers],
            new boolean[customers],
            new int[customers],
            Histories.of(new int[0], new double[0], new double[0]));
    for (int i = 0; i < customers; i++) {
      shop.observed[i] = truth.time - truth.spread * draws.unit();
      shop.draw(i, truth, draws);
    }
    return new DrawnShop(
        shop.repeats,
        shop.last,
        shop.observed,
        shop.alive,
        shop.later,
        Histories.of(shop.repeats, shop.last, shop.observed));
  }

  private void draw(int i, Truth truth, GammaDraws draws) {
    double rate = draws.gamma(truth.r, truth.alpha);
    double leave = truth.a == 0 ? 0 : draws.beta(truth.a, truth.b);
    boolean stays = !truth.model.dropout() || truth.model == LifetimeModel.BG_NBD;
    stays = stays || draws.unit() > leave;
    alive[i] = stays;
    double time = 0;
    while (stays) {
      time += draws.wait(rate);
      if (time > observed[i] + truth.horizon) {
        break;
      }
      stays = draws.unit() > leave;
      if (time <= observed[i]) {
        repeats[i]++;
        last[i] = time;
        alive[i] = stays;
      } else {
        later[i]++;
      }
    }
  }

  /**
   * What is true of a shop.
   *
   * @param model how customers leave
   * @param r shape of the rates
   * @param alpha rate of the rates
   * @param a of the dropout; 0 for none
   * @param b of the dropout
   * @param time longest time under observation
   * @param spread over which first orders spread
   * @param horizon after the end
   */
  public record Truth(
      LifetimeModel model,
      double r,
      double alpha,
      double a,
      double b,
      double time,
      double spread,
      double horizon) {
    /** CDNOW's parameters and size in weeks, with 39 weeks ahead. */
    public static final Truth CDNOW =
        new Truth(LifetimeModel.MBG_NBD, .524838, 6.18299, .891356, 1.614, 39, 12, 39);

    /** The same without dropout. */
    public Truth withoutDropout() {
      return new Truth(LifetimeModel.NBD, r, alpha, 0, 1, time, spread, horizon);
    }
  }
}
