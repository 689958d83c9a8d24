package clientele.steps.core.outlier;

import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;
import java.util.SplittableRandom;

/** One tree of random cuts. Nodes lie in arrays; a leaf has no column. */
final class IsolationTree {
  private static final int LEAF = -1;
  private static final double EULER = 0.5772156649015329;

  private final int[] column;
  private final double[] cut;
  private final int[] low;
  private final int[] high;
  private final double[] leafDepth;
  private int nodes;

  private IsolationTree(int room) {
    column = new int[room];
    cut = new double[room];
    low = new int[room];
    high = new int[room];
    leafDepth = new double[room];
  }

  static IsolationTree grow(Matrix features, int[] rows, SplittableRandom random) {
    IsolationTree tree = new IsolationTree(2 * rows.length - 1);
    int deepest = 32 - Integer.numberOfLeadingZeros(rows.length - 1);
    tree.split(features, rows, deepest, 0, random);
    return tree;
  }

  /** Mean depth at which one of n customers is alone in a random tree. */
  static double expectedDepth(int n) {
    if (n < 3) {
      return n < 2 ? 0 : 1;
    }
    return 2 * (StrictMath.log(n - 1.0) + EULER) - 2 * (n - 1.0) / n;
  }

  /** Depth of a customer's leaf, and what further cuts would have added. */
  double depth(Matrix features, int row) {
    int node = 0;
    while (column[node] != LEAF) {
      node = features.at(row, column[node]) < cut[node] ? low[node] : high[node];
    }
    return leafDepth[node];
  }

  private int split(Matrix features, int[] rows, int left, int depth, SplittableRandom random) {
    int node = nodes++;
    int chosen = left == 0 || rows.length < 2 ? LEAF : varying(features, rows, random);
    column[node] = chosen;
    if (chosen == LEAF) {
      leafDepth[node] = depth + expectedDepth(rows.length);
      return node;
    }
    double least = Arrays.stream(rows).mapToDouble(i -> features.at(i, chosen)).min().orElse(0);
    double most = Arrays.stream(rows).mapToDouble(i -> features.at(i, chosen)).max().orElse(0);
    double at = least + random.nextDouble() * (most - least);
    double above = at > least ? at : most; // so that neither side is empty
    cut[node] = above;
    int[] below = Arrays.stream(rows).filter(i -> features.at(i, chosen) < above).toArray();
    int[] rest = Arrays.stream(rows).filter(i -> features.at(i, chosen) >= above).toArray();
    low[node] = split(features, below, left - 1, depth + 1, random);
    high[node] = split(features, rest, left - 1, depth + 1, random);
    return node;
  }

  /** A random one of the columns in which these rows differ. */
  private static int varying(Matrix features, int[] rows, SplittableRandom random) {
    int chosen = LEAF;
    int seen = 0;
    for (int c = 0; c < features.columns(); c++) {
      double first = features.at(rows[0], c);
      int column = c;
      if (Arrays.stream(rows).anyMatch(i -> features.at(i, column) != first)
          && random.nextInt(++seen) == 0) {
        chosen = c;
      }
    }
    return chosen;
  }
}
