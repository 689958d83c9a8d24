package clientele.steps.core.validity;

import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The minimum spanning tree of one cluster in mutual reachability, as DBCV wants it. */
final class ReachabilityTree {
  private final Matrix members;
  private final double[] core;
  private final int[] inner;
  private final double sparseness;

  private ReachabilityTree(Matrix members, double[] core, int[] inner, double sparseness) {
    this.members = members;
    this.core = core;
    this.inner = inner;
    this.sparseness = sparseness;
  }

  static ReachabilityTree of(Matrix members) {
    double[] core = coreDistances(members);
    int n = members.rows();
    int[] parent = new int[n];
    double[] nearest = new double[n];
    int[] degree = new int[n];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    boolean[] inside = new boolean[n];
    int last = 0;
    inside[0] = true;
    for (int joined = 1; joined < n; joined++) {
      int next = -1;
      for (int i = 0; i < n; i++) {
        if (!inside[i]) {
          double reach = reachability(members, core, last, i);
          if (reach < nearest[i]) {
            nearest[i] = reach;
            parent[i] = last;
          }
          next = next < 0 || nearest[i] < nearest[next] ? i : next;
        }
      }
      inside[next] = true;
      degree[next]++;
      degree[parent[next]]++;
      last = next;
    }
    int[] inner = IntStream.range(0, n).filter(i -> degree[i] > 1).toArray();
    int[] counted = inner.length == 0 ? IntStream.range(0, n).toArray() : inner;
    return new ReachabilityTree(members, core, counted, sparseness(parent, nearest, degree));
  }

  /** Longest edge between inner points; the longest of all where there is none. */
  double sparseness() {
    return sparseness;
  }

  /** Least mutual reachability between inner points of two clusters. */
  double separation(ReachabilityTree other) {
    double least = Double.POSITIVE_INFINITY;
    for (int a : inner) {
      for (int b : other.inner) {
        double sum = 0;
        for (int c = 0; c < members.columns(); c++) {
          double d = members.at(a, c) - other.members.at(b, c);
          sum += d * d;
        }
        least = Math.min(least, Math.max(Math.sqrt(sum), Math.max(core[a], other.core[b])));
      }
    }
    return least;
  }

  private static double sparseness(int[] parent, double[] edges, int[] degree) {
    double longest = 0;
    double longestInner = -1;
    for (int i = 1; i < parent.length; i++) {
      longest = Math.max(longest, edges[i]);
      if (degree[i] > 1 && degree[parent[i]] > 1) {
        longestInner = Math.max(longestInner, edges[i]);
      }
    }
    return longestInner < 0 ? longest : longestInner;
  }

  /** All-points core distance: the d-th power mean, with exponent −d, of the distances. */
  private static double[] coreDistances(Matrix members) {
    int n = members.rows();
    double[] sums = new double[n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < a; b++) {
        double inverse = 1 / power(members.squaredDistance(a, b), members.columns());
        sums[a] += inverse;
        sums[b] += inverse;
      }
    }
    double exponent = -1.0 / members.columns();
    for (int a = 0; a < n && n > 1; a++) {
      sums[a] = StrictMath.pow(sums[a] / (n - 1), exponent);
    }
    return sums;
  }

  /** The d-th power of a distance from its square. */
  private static double power(double squared, int columns) {
    double power = columns % 2 == 0 ? 1 : Math.sqrt(squared);
    for (int i = 0; i < columns / 2; i++) {
      power *= squared;
    }
    return power;
  }

  private static double reachability(Matrix points, double[] core, int a, int b) {
    return Math.max(Math.sqrt(points.squaredDistance(a, b)), Math.max(core[a], core[b]));
  }
}
