package clientele.steps.core.worth;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.matrix.Quantiles;

/**
 * What customers did in one month: three figures each, in the order of {@link #COLUMNS}. Money is
 * net, at least 0.
 *
 * @param targets n × 3: 1 for a customer who bought, else 0; log(1 + money); money, capped at its
 *     99th percentile
 * @param money n × 1: uncapped
 */
public record Outcome(Matrix targets, Matrix money) {
  /** What the columns of the targets are. */
  public static final int BOUGHT = 0;

  /** The logarithm's column. */
  public static final int LOG_MONEY = 1;

  /** The capped money's column. */
  public static final int CAPPED_MONEY = 2;

  /** Number of targets. */
  public static final int COLUMNS = 3;

  private static final double CAP = 0.99;

  /**
   * Of orders and money.
   *
   * @param orders per customer, 0 or more
   * @param net money per customer; what was given back can outweigh what was bought
   */
  public static Outcome of(double[] orders, double[] net) {
    int n = orders.length;
    double[] money = new double[n];
    for (int i = 0; i < n; i++) {
      money[i] = Math.max(0, net[i]);
    }
    double cap = n == 0 ? 0 : Quantiles.of(money).at(CAP);
    double[] targets = new double[n * COLUMNS];
    for (int i = 0; i < n; i++) {
      targets[i * COLUMNS + BOUGHT] = orders[i] > 0 ? 1 : 0;
      targets[i * COLUMNS + LOG_MONEY] = StrictMath.log1p(money[i]);
      targets[i * COLUMNS + CAPPED_MONEY] = Math.min(cap, money[i]);
    }
    return new Outcome(Matrix.of(n, COLUMNS, targets), Matrix.of(n, 1, money));
  }

  /** How many bought. */
  public int buyers() {
    int buyers = 0;
    for (int i = 0; i < targets.rows(); i++) {
      buyers += targets.at(i, BOUGHT) > 0 ? 1 : 0;
    }
    return buyers;
  }
}
