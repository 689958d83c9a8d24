package clientele.steps.core.tree;

/**
 * How a forest is grown.
 *
 * @param kind how a tree finds its splits
 * @param trees number of trees, 1 or more; 100 is usual. Neighbourhoods get smoother with more
 * @param minLeaf fewest customers in a leaf, 1 or more; 1 grows full trees
 * @param maxDepth most splits between root and leaf, 1 or more, {@link #UNLIMITED} for none
 * @param featuresTried features weighed against each other at a split, 0 for the square root of
 *     their number; totally random trees need no weighing and ignore it
 * @param bins most bins a feature is cut into by its quantiles, 2 … 256
 */
public record ForestParams(
    Kind kind, int trees, int minLeaf, int maxDepth, int featuresTried, int bins) {
  /** No limit of depth. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** How a tree finds its splits. */
  public enum Kind {
    /** Feature and cut by chance, no target needed (Moosmann 2006; Geurts 2006, section 3). */
    TOTALLY_RANDOM,
    /** A cut by chance for each feature tried, the best of them taken (Geurts 2006). */
    EXTREMELY_RANDOMIZED,
    /** The best of all cuts, each tree on a bootstrap sample (Breiman 2001). */
    BOOTSTRAP
  }

  public ForestParams {
    atLeast("trees", trees, 1);
    atLeast("minLeaf", minLeaf, 1);
    atLeast("maxDepth", maxDepth, 1);
    atLeast("featuresTried", featuresTried, 0);
    atLeast("bins", bins, 2);
    if (bins > 256) {
      throw new IllegalArgumentException("there can be 256 bins at most [" + bins + "]");
    }
  }

  /** 100 trees of this kind with at least 5 customers in a leaf. */
  public static ForestParams of(Kind kind) {
    return new ForestParams(kind, 100, 5, UNLIMITED, 0, 256);
  }

  public ForestParams withTrees(int number) {
    return new ForestParams(kind, number, minLeaf, maxDepth, featuresTried, bins);
  }

  public ForestParams withMinLeaf(int customers) {
    return new ForestParams(kind, trees, customers, maxDepth, featuresTried, bins);
  }

  public ForestParams withMaxDepth(int splits) {
    return new ForestParams(kind, trees, minLeaf, splits, featuresTried, bins);
  }

  public ForestParams withFeaturesTried(int number) {
    return new ForestParams(kind, trees, minLeaf, maxDepth, number, bins);
  }

  boolean supervised() {
    return kind != Kind.TOTALLY_RANDOM;
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be at least " + least + " [" + value + "]");
    }
  }
}
