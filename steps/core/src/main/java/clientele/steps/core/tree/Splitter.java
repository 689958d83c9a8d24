package clientele.steps.core.tree;

import clientele.steps.core.random.Draws;

/** How a node is split. One object serves one tree: it may keep scratch arrays. */
abstract class Splitter {
  /** There is no split that leaves enough customers on both sides. */
  static final int NONE = -1;

  private final int[] order;
  final int minLeaf;

  Splitter(int features, int minLeaf) {
    this.order = new int[features];
    this.minLeaf = minLeaf;
  }

  /** Feature × 256 + the last bin that goes left, or {@link #NONE}. */
  abstract int split(Node node);

  /** The j-th feature of the node's random order; ask for 0, 1, 2 … in turn. */
  final int feature(Node node, int j) {
    if (j == 0) {
      for (int f = 0; f < order.length; f++) {
        order[f] = f;
      }
    }
    int pick = j + Draws.below(Draws.bits(node.key, j), order.length - j);
    int feature = order[pick];
    order[pick] = order[j];
    order[j] = feature;
    return feature;
  }

  /**
   * A cut by chance, evenly between the lowest and the highest value of a feature here. Even over
   * values, not over bins: a gap in the values then parts customers in many trees at the same
   * place, where even over bins every place between two customers is as likely as the gap, and each
   * forest finds other islands.
   */
  final int cut(Node node, int j, int feature, int range) {
    double[] middles = node.sample.middles[feature];
    int low = range >>> 8;
    int high = range & 255;
    double share = Draws.unit(Draws.bits(node.key, 1000L + j));
    double at = middles[low] * (1 - share) + middles[high] * share;
    int cut = low;
    while (cut + 1 < high && middles[cut + 1] <= at) {
      cut++;
    }
    return cut;
  }

  /** How well sums of targets are told apart; the larger the better, comparable within a node. */
  static double score(long leftSum, long leftWeight, long rightSum, long rightWeight) {
    return (double) leftSum / leftWeight * leftSum + (double) rightSum / rightWeight * rightSum;
  }
}
