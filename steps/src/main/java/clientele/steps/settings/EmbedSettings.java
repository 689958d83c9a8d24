package clientele.steps.settings;

/**
 * Forest and projection.
 *
 * @param forest supervised on the target, or totally random
 * @param target name of the feature a supervised forest predicts
 * @param trees number of trees: 10 … 1000
 * @param neighbours UMAP's neighbourhood: 2 … 200
 * @param minDist UMAP's least distance on the plane: 0 … 1
 * @param epochs UMAP's passes over the graph: 10 … 5000
 */
public record EmbedSettings(
    Forest forest, String target, int trees, int neighbours, double minDist, int epochs) {

  /** How the trees are grown. */
  public enum Forest {
    /** Splits chosen for how well they predict the target. */
    SUPERVISED,
    /** Splits drawn at random; no target. */
    RANDOM
  }

  /** What holds where the configuration says nothing. */
  public static final EmbedSettings DEFAULT =
      new EmbedSettings(Forest.SUPERVISED, "monetary", 100, 15, 0.1, 300);

  public EmbedSettings {
    Checks.range("trees", trees, 10, 1000);
    Checks.range("neighbours", neighbours, 2, 200);
    Checks.range("min-dist", minDist, 0, 1);
    Checks.range("epochs", epochs, 10, 5000);
  }
}
