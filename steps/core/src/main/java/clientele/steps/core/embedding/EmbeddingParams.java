package clientele.steps.core.embedding;

import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.tree.ForestParams;

/**
 * How customers get from features to a plane.
 *
 * @param trees number of trees
 * @param minLeafShare least share of the customers in a leaf, 0 … 0.5; never fewer than two
 * @param featuresTried features weighed at a split of a supervised tree, 0 for the square root
 * @param umap how the leaves are drawn
 */
public record EmbeddingParams(int trees, double minLeafShare, int featuresTried, UmapParams umap) {
  private static final int FEWEST_IN_A_LEAF = 2;

  public EmbeddingParams {
    if (!(minLeafShare >= 0 && minLeafShare <= 0.5)) {
      throw new IllegalArgumentException(
          "the least share of a leaf is not between 0 and 0.5 [" + minLeafShare + "]");
    }
    forest(false, 1, trees, minLeafShare, featuresTried);
  }

  /** The forest for so many customers. */
  ForestParams forest(boolean supervised, int customers) {
    return forest(supervised, customers, trees, minLeafShare, featuresTried);
  }

  private static ForestParams forest(
      boolean supervised, int customers, int trees, double minLeafShare, int featuresTried) {
    int minLeaf = Math.max(FEWEST_IN_A_LEAF, (int) Math.round(minLeafShare * customers));
    return ForestParams.of(
            supervised ? ForestParams.Kind.BOOTSTRAP : ForestParams.Kind.TOTALLY_RANDOM)
        .withTrees(trees)
        .withMinLeaf(minLeaf)
        .withFeaturesTried(featuresTried);
  }
}
