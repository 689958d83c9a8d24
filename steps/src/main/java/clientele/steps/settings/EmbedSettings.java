package clientele.steps.settings;

/**
 * Forest and projection.
 *
 * @param forest supervised on the target, or totally random
 * @param target name of the feature a supervised forest predicts
 * @param trees number of trees: 10 … 1000
 * @param minLeafShare least share of the customers in a leaf: 0 … 0.2
 * @param featuresTried features weighed at a split of a supervised forest: 1 … 100; the fewer, the
 *     more all features are heard and not only those closest to the target
 * @param engine what does UMAP
 * @param neighbours UMAP's neighbourhood: 2 … 200
 * @param minDist UMAP's least distance on the plane: 0 … 1
 * @param epochs UMAP's passes over the graph: 10 … 5000
 */
public record EmbedSettings(
    Forest forest,
    String target,
    int trees,
    double minLeafShare,
    int featuresTried,
    Engine engine,
    int neighbours,
    double minDist,
    int epochs) {

  /** How the trees are grown. */
  public enum Forest {
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
   * <p>Chosen on November 2011 of Online Retail (4,292 customers) and on synthetic shops, each with
   * four seeds of forest and drawing. Weighing three features a split, as is usual, gave leaves of
   * little but frequency by basket: up to 45 % of the customers in one cluster, silhouette 0.40 …
   * 0.53, adjusted Rand index between seeds 0.56 on the mean. One feature a split on bootstrap
   * samples, 2 % of the customers a leaf and no cluster above 40 % ({@code DbscanLimits}): 6 … 11
   * clusters, the largest 21 … 39 %, noise to 1 %, silhouette 0.63 … 0.70, index between seeds 0.75
   * (lowest 0.66). Our own engine is some three times as fast there, but its drawings agree less
   * from seed to seed: 0.49. Agreement with known kinds is printed by {@code mvn -pl scheduler -am
   * test -Dtest=KnownKindsTest -Dsurefire.failIfNoSpecifiedTests=false}.
   */
  public static final EmbedSettings DEFAULT =
      new EmbedSettings(
          Forest.SUPERVISED, "monetary", 100, 0.02, 1, Engine.UMAP_JAVA, 15, 0.1, 300);

  public EmbedSettings {
    Checks.range("trees", trees, 10, 1000);
    Checks.range("min-leaf-share", minLeafShare, 0, 0.2);
    Checks.range("features-tried", featuresTried, 1, 100);
    Checks.range("neighbours", neighbours, 2, 200);
    Checks.range("min-dist", minDist, 0, 1);
    Checks.range("epochs", epochs, 10, 5000);
  }
}
