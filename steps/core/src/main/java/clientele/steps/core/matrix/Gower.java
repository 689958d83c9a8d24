package clientele.steps.core.matrix;

import java.util.Set;

/**
 * Gower's dissimilarity of rows with features of mixed kinds, 0 … 1: a number contributes its
 * difference as a share of the column's range, a category 0 if equal and 1 if not; the mean over
 * the columns counts. A constant column contributes 0.
 *
 * <p>Source: Gower, A General Coefficient of Similarity and Some of Its Properties, Biometrics 27
 * (1971), without missing values.
 */
public final class Gower implements Dissimilarity {
  private final Matrix features;
  private final boolean[] categorical;
  private final double[] ranges;

  private Gower(Matrix features, boolean[] categorical, double[] ranges) {
    this.features = features;
    this.categorical = categorical;
    this.ranges = ranges;
  }

  /**
   * Learns the ranges.
   *
   * @param categories columns whose numbers are mere names
   */
  public static Gower of(Matrix features, Set<Integer> categories) {
    boolean[] categorical = new boolean[features.columns()];
    double[] ranges = new double[features.columns()];
    for (int c = 0; c < ranges.length; c++) {
      categorical[c] = categories.contains(c);
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < features.rows(); i++) {
        least = Math.min(least, features.at(i, c));
        most = Math.max(most, features.at(i, c));
      }
      ranges[c] = most - least;
    }
    return new Gower(features, categorical, ranges);
  }

  @Override
  public double between(int a, int b) {
    double sum = 0;
    for (int c = 0; c < ranges.length; c++) {
      double difference = Math.abs(features.at(a, c) - features.at(b, c));
      if (difference > 0) {
        sum += categorical[c] ? 1 : difference / ranges[c];
      }
    }
    return ranges.length == 0 ? 0 : sum / ranges.length;
  }
}
