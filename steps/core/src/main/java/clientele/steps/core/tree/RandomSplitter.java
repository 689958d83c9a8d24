package clientele.steps.core.tree;

/**
 * Splits by chance: of a few features in random order one random cut each, the best taken by the
 * spread of the target. With one feature and no target this is a totally random tree. Source:
 * Geurts, Ernst, Wehenkel, Extremely randomized trees, Machine Learning 63, 2006, table 1;
 * Moosmann, Triggs, Jurie, Fast discriminative visual codebooks using randomized clustering
 * forests, 2006.
 */
final class RandomSplitter extends Splitter {
  private final int tried;

  RandomSplitter(int features, int minLeaf, int tried) {
    super(features, minLeaf);
    this.tried = tried;
  }

  @Override
  int split(Node node) {
    int best = NONE;
    double bestScore = Double.NEGATIVE_INFINITY;
    int valid = 0;
    for (int j = 0; j < node.sample.features() && valid < tried; j++) {
      int feature = feature(node, j);
      int range = node.range(feature);
      if (range >>> 8 == (range & 255)) {
        continue;
      }
      int cut = cut(node, j, feature, range);
      double score = score(node, feature, cut);
      if (!Double.isNaN(score)) {
        valid++;
        if (score > bestScore) {
          bestScore = score;
          best = feature << 8 | cut;
        }
      }
    }
    return best;
  }

  /** Not a number if the cut leaves too few customers on one side. */
  private double score(Node node, int feature, int cut) {
    if (minLeaf == 1 && tried == 1) {
      return 0;
    }
    byte[] bins = node.sample.bins[feature];
    long[] target = node.sample.target;
    int leftWeight = 0;
    long leftSum = 0;
    long sum = 0;
    for (int i = node.from; i < node.to; i++) {
      int customer = node.customers[i];
      boolean left = (bins[customer] & 255) <= cut;
      leftWeight += left ? 1 : 0;
      if (target.length > 0) {
        leftSum += left ? target[customer] : 0;
        sum += target[customer];
      }
    }
    int rightWeight = node.size() - leftWeight;
    return Math.min(leftWeight, rightWeight) < minLeaf
        ? Double.NaN
        : score(leftSum, leftWeight, sum - leftSum, rightWeight);
  }
}
