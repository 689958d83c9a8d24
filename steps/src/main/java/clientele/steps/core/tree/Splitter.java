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

  /** A cut by chance between the lowest and the highest bin, each as likely as the others. */
  final int cut(Node node, int j, int range) {
    int low = range >>> 8;
    return low + Draws.below(Draws.bits(node.key, 1000L + j), (range & 255) - low);
  }

  /** How well sums of targets are told apart; the larger the better, comparable within a node. */
  static double score(long leftSum, long leftWeight, long rightSum, long rightWeight) {
    return (double) leftSum / leftWeight * leftSum + (double) rightSum / rightWeight * rightSum;
  }
}
