package clientele.steps.core.churn;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.matrix.SignedLog;
import clientele.steps.core.matrix.Standardizer;
import clientele.steps.core.outcome.OutcomeForecast;
import clientele.steps.core.outcome.OutcomePanel;
import java.util.ArrayList;
import java.util.List;

/**
 * The chance of no order by the mean logit of a logistic regression and a forest, both learnt on
 * the same rows, the newest month ends weighing most.
 *
 * @param chances of no order, one a row asked
 * @param contributions rows × features: what each figure adds to the logit of the regression
 */
@SuppressWarnings("ArrayRecordComponent") // bulk result, never compared
record Ensemble(double[] chances, double[][] contributions) {
  private static final double RIDGE = 5;
  private static final double FARTHEST = 4;

  /**
   * Learns and foretells.
   *
   * @param learnt rows of earlier month ends with what came of them
   * @param skewed columns to be looked at on a log scale
   * @param asked columns as in the panel
   * @param threads 1 or more; changes the time only
   */
  static Ensemble of(OutcomePanel learnt, int[] skewed, Matrix asked, long seed, int threads) {
    SignedLog bent = SignedLog.of(skewed);
    Matrix known = bent.apply(learnt.features());
    Standardizer scale = Standardizer.fit(known);
    Matrix x = bounded(scale.apply(known));
    Matrix now = bounded(scale.apply(bent.apply(asked)));
    double[] silent = learnt.bought();
    for (int i = 0; i < silent.length; i++) {
      silent[i] = 1 - silent[i];
    }
    Logistic regression =
        Logistic.fit(x, silent, learnt.weights(), new double[x.columns() + 1], RIDGE);
    double[] bought = OutcomeForecast.of(learnt, asked, seed, threads).bought();
    double[] chances = new double[asked.rows()];
    double[][] contributions = new double[asked.rows()][x.columns()];
    for (int i = 0; i < chances.length; i++) {
      double both = (regression.score(now, i) + Logistic.logit(1 - bought[i])) / 2;
      chances[i] = Logistic.sigmoid(both);
      for (int c = 0; c < x.columns(); c++) {
        contributions[i][c] = regression.coefficients()[c] * now.at(i, c);
      }
    }
    return new Ensemble(chances, contributions);
  }

  /** A figure far outside of what was seen says no more than one at the border. */
  private static Matrix bounded(Matrix matrix) {
    double[] values = matrix.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(-FARTHEST, Math.min(FARTHEST, values[i]));
    }
    return Matrix.of(matrix.rows(), matrix.columns(), values);
  }

  /** The rows of month ends before one, or of that one. */
  static int[] rows(OutcomePanel panel, int month, boolean before) {
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < panel.rows(); i++) {
      if (before ? panel.month()[i] < month : panel.month()[i] == month) {
        rows.add(i);
      }
    }
    return rows.stream().mapToInt(i -> i).toArray();
  }
}
