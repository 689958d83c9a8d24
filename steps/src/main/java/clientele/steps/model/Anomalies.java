package clientele.steps.model;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.outlier.IsolationForest;
import clientele.steps.table.cluster.CustomerAnomaly;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells customers who are odd because they buy so much from those who are odd otherwise: both may
 * end up as noise, and only one of them deserves a call.
 */
final class Anomalies {
  /** Liu, Ting, Zhou 2008 read figures "very close to 1" as anomalies and below 0.5 as none. */
  private static final double ODD = 0.6;

  private static final int HIGHEST_FIFTH = 5;

  private Anomalies() {}

  /**
   * One row per customer.
   *
   * @param scaled the modelled features on their scales
   * @param monetaryScores n × 1, 1 … 5
   */
  static List<CustomerAnomaly> of(
      List<String> ids, Matrix scaled, Matrix monetaryScores, IsolationForest forest) {
    double[] figures = forest.scores(scaled);
    List<CustomerAnomaly> rows = new ArrayList<>();
    for (int i = 0; i < figures.length; i++) {
      boolean valuable = monetaryScores.at(i, 0) == HIGHEST_FIFTH;
      String kind = figures[i] < ODD ? "usual" : valuable ? "vip" : "odd";
      rows.add(new CustomerAnomaly(ids.get(i), figures[i], kind));
    }
    return rows;
  }
}
