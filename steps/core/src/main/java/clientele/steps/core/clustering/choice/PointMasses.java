package clientele.steps.core.clustering.choice;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of a clustering only says which customers share a value. Where many customers have the
 * very same figure, such as one order, trees and drawings make an island of them with any seed; the
 * island comes back on resamples and beats shuffled figures, and yet it tells no more than the
 * value.
 *
 * <p>A point mass is a value that at least one in fifty customers, and five, have. Up to three
 * features are taken, one after the other, each the one that tells most; a condition is that a
 * feature is exactly at one of its point masses, or at none. A customer is told if they are at a
 * point mass of at least one of the features and most customers with the same conditions are of
 * their cluster. Conditions that hold for fewer than one in a hundred tell nothing. Noise counts as
 * a cluster.
 *
 * <p>Cost: three times features × customers.
 */
public final class PointMasses {
  private static final int MOST_FEATURES = 3;
  private static final double MASS = 0.02;
  private static final double LEAST_PATTERN = 0.01;
  private static final int FEWEST = 5;

  private PointMasses() {}

  /**
   * The share of the customers whose cluster is told by single values, 0 … 1; 0 without customers.
   *
   * @param features n × d, as they are
   * @param labels of the same n
   */
  public static double told(Matrix features, Labels labels) {
    int n = features.rows();
    int[][] codes = new int[features.columns()][];
    for (int f = 0; f < codes.length; f++) {
      codes[f] = codes(features.column(f), Math.max(FEWEST, MASS * n));
    }
    int[] pattern = new int[n];
    double told = 0;
    for (int round = 0; round < MOST_FEATURES; round++) {
      int best = -1;
      for (int f = 0; f < codes.length; f++) {
        double with = told(joined(pattern, codes[f]), labels);
        if (with > told) {
          told = with;
          best = f;
        }
      }
      if (best < 0) {
        break;
      }
      pattern = joined(pattern, codes[best]);
    }
    return told;
  }

  /** For each customer the number of their point mass, from 1; 0 for a value of few. */
  private static int[] codes(double[] values, double fewest) {
    Map<Double, Integer> count = new HashMap<>();
    Arrays.stream(values).forEach(value -> count.merge(value + 0.0, 1, Integer::sum));
    Map<Double, Integer> numbers = new TreeMap<>();
    new TreeMap<>(count)
        .forEach(
            (value, times) -> {
              if (times >= fewest) {
                numbers.put(value, numbers.size() + 1);
              }
            });
    return Arrays.stream(values).mapToInt(value -> numbers.getOrDefault(value + 0.0, 0)).toArray();
  }

  /** Equal numbers are equal conditions; 0 stays no point mass at all. */
  private static int[] joined(int[] pattern, int[] code) {
    int most = Arrays.stream(code).max().orElse(0) + 1;
    int[] joined = new int[pattern.length];
    Map<Long, Integer> numbers = new HashMap<>();
    for (int i = 0; i < joined.length; i++) {
      long key = (long) pattern[i] * most + code[i];
      joined[i] = key == 0 ? 0 : numbers.computeIfAbsent(key, k -> numbers.size() + 1);
    }
    return joined;
  }

  private static double told(int[] pattern, Labels labels) {
    int patterns = Arrays.stream(pattern).max().orElse(0) + 1;
    int[][] count = new int[patterns][labels.clusters() + 1];
    for (int i = 0; i < pattern.length; i++) {
      count[pattern[i]][labels.of(i) + 1]++;
    }
    long right = 0;
    for (int p = 1; p < patterns; p++) {
      int all = Arrays.stream(count[p]).sum();
      if (all >= Math.max(FEWEST, LEAST_PATTERN * pattern.length)) {
        right += Arrays.stream(count[p]).max().orElse(0);
      }
    }
    return pattern.length == 0 ? 0 : (double) right / pattern.length;
  }
}
