package clientele.steps.core.outcome;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.matrix.Quantiles;
import clientele.steps.core.tree.Forest;
import clientele.steps.core.tree.ForestParams;
import clientele.steps.core.tree.LeafEncoding;
import java.util.Arrays;
import java.util.Optional;

/**
 * What customers are expected to do in the month after: a forest on what others like them did. It
 * is grown to tell log money apart; a leaf remembers the share of its rows that bought and their
 * mean money, single amounts capped at the 99th percentile so that one order does not speak for
 * everybody near it.
 *
 * <p>Source: Breiman, Random forests, Machine Learning 45 (2001). The same panel and seed give the
 * same figures on any number of threads.
 */
public final class OutcomeForecast {
  private static final int TREES = 100;
  private static final double LEAST_SHARE = 0.005;
  private static final int LEAST_ROWS = 5;
  private static final double CAP = 0.99;

  private OutcomeForecast() {}

  /**
   * One figure of each a customer.
   *
   * @param bought probability of an order, 0 … 1
   * @param revenue expected money
   */
  @SuppressWarnings("ArrayRecordComponent") // bulk result, never compared
  public record Expected(double[] bought, double[] revenue) {}

  /**
   * Learns from a panel and foretells.
   *
   * @param now the present customers, columns as in the panel
   * @param threads 1 or more; changes the time only
   */
  public static Expected of(OutcomePanel panel, Matrix now, long seed, int threads) {
    double[] money = Arrays.stream(panel.revenue()).map(sum -> Math.max(0, sum)).toArray();
    double cap = Quantiles.of(money).at(CAP);
    double[] capped = Arrays.stream(money).map(sum -> Math.min(cap, sum)).toArray();
    ForestParams params =
        ForestParams.of(ForestParams.Kind.BOOTSTRAP)
            .withTrees(TREES)
            .withMinLeaf(Math.max(LEAST_ROWS, (int) Math.round(LEAST_SHARE * panel.rows())));
    Forest forest =
        Forest.fit(
            panel.features(),
            Optional.of(Arrays.stream(money).map(StrictMath::log1p).toArray()),
            params,
            seed,
            threads);
    LeafEncoding known = forest.encode(panel.features());
    LeafEncoding asked = forest.encode(now);
    double[] weights = panel.weights();
    double[] bought = panel.bought();
    double[] expectedBought = new double[now.rows()];
    double[] expectedRevenue = new double[now.rows()];
    for (int t = 0; t < known.trees(); t++) {
      double[][] leaf = new double[known.leafCount(t)][3];
      for (int i = 0; i < panel.rows(); i++) {
        double[] sums = leaf[known.leaf(i, t)];
        sums[0] += weights[i];
        sums[1] += weights[i] * bought[i];
        sums[2] += weights[i] * capped[i];
      }
      for (int i = 0; i < now.rows(); i++) {
        double[] sums = leaf[asked.leaf(i, t)];
        expectedBought[i] += sums[0] == 0 ? 0 : sums[1] / sums[0] / known.trees();
        expectedRevenue[i] += sums[0] == 0 ? 0 : sums[2] / sums[0] / known.trees();
      }
    }
    for (int i = 0; i < expectedBought.length; i++) {
      expectedBought[i] = Math.max(0, Math.min(1, expectedBought[i]));
    }
    return new Expected(expectedBought, expectedRevenue);
  }
}
