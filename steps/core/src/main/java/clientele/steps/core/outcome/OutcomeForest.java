package clientele.steps.core.outcome;

import clientele.steps.core.tree.Forest;
import clientele.steps.core.tree.ForestParams;
import java.util.Arrays;
import java.util.Optional;

/**
 * A forest whose leaves hold customers who did alike in the month after: bootstrap trees on the sum
 * of the three outcomes, each of variance 1.
 *
 * <p>Source: Breiman, Random forests, Machine Learning 45 (2001). The same panel and seed give the
 * same trees on any number of threads.
 */
public final class OutcomeForest {
  private static final double LEAST_SHARE = 0.01;
  private static final int LEAST_ROWS = 5;

  private OutcomeForest() {}

  /**
   * Grows one.
   *
   * @param panel what customers were like, and what they did
   * @param threads 1 or more; changes the time only
   */
  public static Forest of(OutcomePanel panel, int trees, long seed, int threads) {
    double[][] targets = Targets.of(panel, panel.weights()).values();
    double[] sum = new double[panel.rows()];
    for (double[] target : targets) {
      Arrays.setAll(sum, i -> sum[i] + target[i]);
    }
    ForestParams params =
        ForestParams.of(ForestParams.Kind.BOOTSTRAP)
            .withTrees(trees)
            .withMinLeaf(Math.max(LEAST_ROWS, (int) Math.round(LEAST_SHARE * panel.rows())));
    return Forest.fit(panel.features(), Optional.of(sum), params, seed, threads);
  }
}
