package clientele.steps.core.worth;

import clientele.steps.core.matrix.Matrix;

/**
 * How well expectations fit what came.
 *
 * @param auc area under the receiver operating characteristic: how often a buyer was expected
 *     rather than somebody who did not buy, ties half; 0.5 is chance
 * @param r2Log coefficient of determination of log(1 + money): 1 − squared error / squared error of
 *     the month's own mean; below 0 where that mean would have been nearer
 * @param r2Money the same of money capped at its 99th percentile
 * @param topTenth share of the month's money that came from the tenth of the customers with the
 *     highest expectations; who stands on the border counts in part
 */
public record Worth(double auc, double r2Log, double r2Money, double topTenth) {
  private static final double TENTH = 0.1;

  /**
   * Measures.
   *
   * @param expected n × {@link Outcome#COLUMNS}
   * @param outcome of the same customers, at least one of whom bought and one did not
   */
  public static Worth of(Matrix expected, Outcome outcome) {
    Matrix targets = outcome.targets();
    return new Worth(
        Ranked.by(expected.column(Outcome.BOUGHT)).auc(targets.column(Outcome.BOUGHT)),
        r2(expected.column(Outcome.LOG_MONEY), targets.column(Outcome.LOG_MONEY)),
        r2(expected.column(Outcome.CAPPED_MONEY), targets.column(Outcome.CAPPED_MONEY)),
        Ranked.by(expected.column(Outcome.CAPPED_MONEY))
            .topShare(outcome.money().column(0), TENTH));
  }

  private static double r2(double[] expected, double[] came) {
    double mean = 0;
    for (double value : came) {
      mean += value / came.length;
    }
    double error = 0;
    double spread = 0;
    for (int i = 0; i < came.length; i++) {
      error += (came[i] - expected[i]) * (came[i] - expected[i]);
      spread += (came[i] - mean) * (came[i] - mean);
    }
    return spread == 0 ? 0 : 1 - error / spread;
  }
}
