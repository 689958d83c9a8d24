package clientele.steps.core.churn;

import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;

/**
 * Brings chances to what came of earlier ones: a line on the logit scale, held near no change until
 * many customers say otherwise.
 *
 * <p>Source: Platt, Probabilistic outputs for support vector machines, 1999.
 *
 * @param slope 1 changes nothing
 * @param constant 0 changes nothing
 */
record Calibration(double slope, double constant) {
  static final Calibration NONE = new Calibration(1, 0);

  private static final double RIDGE = 50;

  /**
   * Learns.
   *
   * @param chances told earlier
   * @param came 1 where it came so, else 0
   * @param weights above 0
   */
  static Calibration of(double[] chances, double[] came, double[] weights) {
    if (chances.length == 0) {
      return NONE;
    }
    double[] logits = Arrays.stream(chances).map(Logistic::logit).toArray();
    double[] line =
        Logistic.fit(Matrix.of(logits.length, 1, logits), came, weights, new double[] {1, 0}, RIDGE)
            .coefficients();
    return new Calibration(line[0], line[1]);
  }

  double of(double chance) {
    return Logistic.sigmoid(slope * Logistic.logit(chance) + constant);
  }
}
