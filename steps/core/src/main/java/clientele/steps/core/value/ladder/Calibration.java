package clientele.steps.core.value.ladder;

import clientele.steps.core.value.outlook.Outlooks;
import java.util.Arrays;

/**
 * How right a forecast of a closed horizon was. The level is the least at which nine in ten of the
 * customers' counts lay inside their intervals, and never below the usual one. Source: Vovk,
 * Gammerman and Shafer, Algorithmic learning in a random world (2005), section 2.2, with the level
 * that a count needs as its nonconformity.
 *
 * @param level for the intervals of the next horizon
 * @param ratio orders that came over orders expected
 * @param customers asked
 */
public record Calibration(double level, double ratio, int customers) {
  private static final double MOST = .9999;

  /** Nothing was forecast yet: the usual level, ratio 1 of no customers. */
  public static final Calibration NONE = new Calibration(Outlooks.LEVEL, 1, 0);

  /**
   * From what came.
   *
   * @param needed the least level whose interval holds a customer's count, see {@link #needed}
   * @param came orders of all
   * @param expected orders of all
   */
  public static Calibration of(double[] needed, double came, double expected) {
    if (needed.length == 0 || !(expected > 0)) {
      return NONE;
    }
    double[] sorted = needed.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(Outlooks.LEVEL * (sorted.length + 1)) - 1;
    double level = rank < sorted.length ? sorted[rank] : MOST;
    return new Calibration(
        Math.min(MOST, Math.max(Outlooks.LEVEL, level)), came / expected, needed.length);
  }

  /**
   * The least level of a central interval that holds a count.
   *
   * @param below probability of fewer
   * @param upTo probability of as many or fewer
   */
  public static double needed(double below, double upTo) {
    return Math.max(0, Math.max(1 - 2 * upTo, 2 * below - 1));
  }
}
