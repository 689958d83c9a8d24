package clientele.steps.core.churn;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.outcome.OutcomePanel;
import java.util.Arrays;
import java.util.Optional;

/**
 * Foretells which customers order nothing in the next month, and keeps its record: month end after
 * month end is asked with what was known then, and the chances are held against what came. Chances
 * are brought to what came of the month ends before.
 */
public final class SilenceModel {
  private static final int FEWEST_ASKED = 2;
  private static final int FEWEST = 50;
  private static final double WORST = 0.03;
  private static final double HALVING = 0.5;

  private final OutcomePanel panel;
  private final int[] skewed;
  private final long seed;
  private final int threads;

  /**
   * Takes earlier month ends.
   *
   * @param panel what customers were like at them, and what each did in the month after
   * @param skewed columns to be looked at on a log scale
   * @param threads 1 or more; changes the time only
   */
  public SilenceModel(OutcomePanel panel, int[] skewed, long seed, int threads) {
    this.panel = panel;
    this.skewed = skewed.clone();
    this.seed = seed;
    this.threads = threads;
  }

  /**
   * What it foretells, and whether it may be told.
   *
   * @param chances of no order, one a present customer
   * @param contributions customers × features: what each figure adds to the logit
   * @param record of earlier months; none with fewer than two to ask
   * @param asked month ends asked
   * @param told whether the record allows chances to be published
   */
  @SuppressWarnings("ArrayRecordComponent") // bulk result, never compared
  public record Foreseen(
      double[] chances,
      double[][] contributions,
      Optional<Reliability> record,
      int asked,
      boolean told) {}

  /** Foretells for present customers, columns as in the panel. */
  public Foreseen of(Matrix now) {
    Told told = new Told();
    int asked = 0;
    for (int month = 1; month < panel.months(); month++) {
      int[] before = Ensemble.rows(panel, month, true);
      int[] here = Ensemble.rows(panel, month, false);
      if (before.length >= FEWEST && here.length >= FEWEST) {
        ask(before, here, month, told);
        asked++;
      }
    }
    if (asked < FEWEST_ASKED) {
      return new Foreseen(new double[0], new double[0][], Optional.empty(), asked, false);
    }
    Ensemble ensemble = Ensemble.of(panel, skewed, now, seed, threads);
    Calibration last = told.calibration(panel.months());
    double[] chances = Arrays.stream(ensemble.chances()).map(last::of).toArray();
    Reliability record = Reliability.of(told.calibrated, told.came);
    return new Foreseen(
        chances, ensemble.contributions(), Optional.of(record), asked, record.excess() <= WORST);
  }

  private void ask(int[] before, int[] here, int month, Told told) {
    OutcomePanel learnt = panel.upTo(before, month);
    double[] chances =
        Ensemble.of(learnt, skewed, panel.features().rows(here), seed, threads).chances();
    double[] bought = panel.bought();
    double[] came = Arrays.stream(here).mapToDouble(i -> 1 - bought[i]).toArray();
    told.add(month, chances, came);
  }

  /** What was told so far, and what came. */
  private static final class Told {
    private double[] chances = new double[0];
    private double[] calibrated = new double[0];
    private double[] came = new double[0];
    private double[] month = new double[0];

    void add(int of, double[] fresh, double[] cameOf) {
      Calibration earlier = calibration(of);
      chances = joined(chances, fresh);
      calibrated = joined(calibrated, Arrays.stream(fresh).map(earlier::of).toArray());
      came = joined(came, cameOf);
      double[] months = new double[fresh.length];
      Arrays.fill(months, of);
      month = joined(month, months);
    }

    /** By all that was told before a month; each month end weighs half of the one after it. */
    Calibration calibration(int before) {
      double[] weights =
          Arrays.stream(month).map(m -> StrictMath.pow(HALVING, before - 1 - m)).toArray();
      return Calibration.of(chances, came, weights);
    }

    private static double[] joined(double[] a, double[] b) {
      double[] all = Arrays.copyOf(a, a.length + b.length);
      System.arraycopy(b, 0, all, a.length, b.length);
      return all;
    }
  }
}
