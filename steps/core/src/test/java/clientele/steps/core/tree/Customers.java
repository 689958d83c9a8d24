package clientele.steps.core.tree;

import clientele.steps.core.matrix.Matrix;
import java.util.Random;

/** Made-up features with known truth. */
public final class Customers {
  private Customers() {}

  /** Blobs of equal size in d dimensions, far apart; customer i belongs to blob i mod blobs. */
  public static Matrix blobs(int customers, int blobs, int features, long seed) {
    Random random = new Random(seed);
    double[][] centres = new double[blobs][features];
    for (double[] centre : centres) {
      for (int f = 0; f < features; f++) {
        centre[f] = 20 * random.nextDouble();
      }
    }
    double[] values = new double[customers * features];
    for (int i = 0; i < values.length; i++) {
      values[i] = centres[i / features % blobs][i % features] + 0.5 * random.nextGaussian();
    }
    return Matrix.of(customers, features, values);
  }

  /** Numbers 0 … n − 1 shuffled. */
  public static int[] permutation(int n, long seed) {
    Random random = new Random(seed);
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
