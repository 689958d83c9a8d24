package clientele.steps.settings;

/**
 * Forest and projection.
 *
 * @param forest supervised on outcomes or on a target, or totally random
 * @param target name of the feature that a forest supervised on a target predicts
 * @param trees number of trees: 10 … 1000
 * @param minLeafShare least share of the customers in a leaf: 0 … 0.2; two customers at least
 * @param maxDepth most splits between root and leaf: 1 … 64
 * @param featuresTried features weighed at a split of a supervised forest: 1 … 100; the fewer, the
 *     more all features are heard and not only those closest to the target
 * @param engine what does UMAP
 * @param neighbours UMAP's neighbourhood: 2 … 200
 * @param minDist UMAP's least distance on the plane: 0 … 1
 * @param epochs UMAP's passes over the graph: 10 … 5000, 0 for what suits the number of customers
 */
public record EmbedSettings(
    Forest forest,
    String target,
    int trees,
    double minLeafShare,
    int maxDepth,
    int featuresTried,
    Engine engine,
    int neighbours,
    double minDist,
    int epochs) {

  /** How the trees are grown. */
  public enum Forest {
    /**
     * Each tree on a bootstrap sample, its splits the best there are to predict what customers did
     * in the month after; random where the tree of outcomes does not part the month's customers.
     */
    OUTCOMES,
    /** Each tree on a bootstrap sample, its splits the best there are to predict the target. */
    SUPERVISED,
    /** Splits drawn at random; no target. */
    RANDOM
  }

  /** The implementations of UMAP. */
  public enum Engine {
    /** The library of Tag.bio, on one thread. */
    UMAP_JAVA,
    /** Our own, on all. */
    CLIENTELE
  }

  /**
   * What holds where the configuration says nothing.
   *
   * <p>Chosen for stability on November 2011 of Online Retail (4,292 customers): 10 or 11 clusters,
   * the largest 36 %, noise to 0.3 %, silhouette 0.57 … 0.63, adjusted Rand index between any two
   * of five seeds 0.970 or more, against a run on a random 95 % of the customers 0.996. What each
   * means brings stands in {@code steps/METHOD.md}. Agreement with known kinds of a synthetic shop
   * is printed by {@code mvn -pl scheduler -am test -Dtest=KnownKindsTest
   * -Dsurefire.failIfNoSpecifiedTests=false}.
   */
  public static final EmbedSettings DEFAULT =
      new EmbedSettings(Forest.OUTCOMES, "monetary", 500, 0, 8, 1, Engine.CLIENTELE, 50, 0, 0);

  public EmbedSettings {
    Checks.range("trees", trees, 10, 1000);
    Checks.range("min-leaf-share", minLeafShare, 0, 0.2);
    Checks.range("features-tried", featuresTried, 1, 100);
    Checks.range("neighbours", neighbours, 2, 200);
    Checks.range("min-dist", minDist, 0, 1);
    Checks.range("max-depth", maxDepth, 1, 64);
    if (epochs != 0) {
      Checks.range("epochs", epochs, 10, 5000);
    }
  }
}
