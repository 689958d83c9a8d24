package clientele.steps.bench;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.tree.Forest;
import clientele.steps.core.tree.ForestParams;
import clientele.steps.core.tree.LeafEncoding;
import java.util.Optional;
import java.util.Random;

/**
 * Made-up customers for benchmarks: 13 skewed features that hang together, as a shop's do, of six
 * kinds of customers that overlap.
 */
final class Shop {
  static final int FEATURES = 13;
  private static final int KINDS = 6;
  private static final int CAUSES = 5;

  private Shop() {}

  /** Customers × 13. */
  static Matrix features(int customers) {
    Random random = new Random(20_111_209);
    double[][] mixing = new double[CAUSES][FEATURES];
    double[][] kinds = new double[KINDS][CAUSES];
    for (double[] row : mixing) {
      fill(row, random, 1);
    }
    for (double[] kind : kinds) {
      fill(kind, random, 1.2);
    }
    double[] values = new double[customers * FEATURES];
    double[] causes = new double[CAUSES];
    for (int i = 0; i < customers; i++) {
      double[] kind = kinds[random.nextInt(KINDS)];
      for (int c = 0; c < CAUSES; c++) {
        causes[c] = kind[c] + random.nextGaussian();
      }
      for (int f = 0; f < FEATURES; f++) {
        double sum = 0.3 * random.nextGaussian();
        for (int c = 0; c < CAUSES; c++) {
          sum += causes[c] * mixing[c][f];
        }
        // a third of the features are whole numbers, as days and orders are
        values[i * FEATURES + f] = f % 3 == 0 ? Math.rint(10 * sum) : Math.exp(sum);
      }
    }
    return Matrix.of(customers, FEATURES, values);
  }

  /** Their leaves in 100 totally random trees. */
  static LeafEncoding leaves(int customers, ForestParams params) {
    Matrix features = features(customers);
    return Forest.fit(features, Optional.empty(), params, 42, 2).encode(features);
  }

  private static void fill(double[] row, Random random, double scale) {
    for (int i = 0; i < row.length; i++) {
      row[i] = scale * random.nextGaussian();
    }
  }
}
