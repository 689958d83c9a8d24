package clientele.steps.core.manifold;

/**
 * How UMAP draws. The names follow McInnes, Healy, Melville 2018.
 *
 * @param neighbours customers each one is compared with, the customer counted, 2 or more; more show
 *     the large shape, fewer the fine grain
 * @param minDist how close points may be packed, 0 or more, below spread × 3
 * @param spread the scale of the drawing, above 0
 * @param epochs rounds of optimisation, 0 for umap-learn's rule: 500 up to 10,000 customers, above
 *     that 200
 * @param negatives customers each edge is pushed away from, per round, 1 or more
 * @param repulsion weight of pushing against pulling, 0 or more
 * @param learningRate length of the first step, above 0
 */
public record UmapParams(
    int neighbours,
    double minDist,
    double spread,
    int epochs,
    int negatives,
    double repulsion,
    double learningRate) {

  /** The paper's usual values: 15 neighbours, least distance 0.1, epochs by size. */
  public static final UmapParams DEFAULT = new UmapParams(15, 0.1, 1, 0, 5, 1, 1);

  public UmapParams {
    check(neighbours >= 2, "neighbours must be 2 or more", neighbours);
    check(spread > 0 && Double.isFinite(spread), "spread must be above 0", spread);
    check(minDist >= 0 && minDist < 3 * spread, "minDist must be in 0 … 3 × spread", minDist);
    check(epochs >= 0, "epochs must not be negative", epochs);
    check(negatives >= 1, "negatives must be 1 or more", negatives);
    check(repulsion >= 0, "repulsion must not be negative", repulsion);
    check(learningRate > 0, "learningRate must be above 0", learningRate);
  }

  public UmapParams withNeighbours(int number) {
    return new UmapParams(number, minDist, spread, epochs, negatives, repulsion, learningRate);
  }

  public UmapParams withMinDist(double distance) {
    return new UmapParams(neighbours, distance, spread, epochs, negatives, repulsion, learningRate);
  }

  public UmapParams withEpochs(int number) {
    return new UmapParams(neighbours, minDist, spread, number, negatives, repulsion, learningRate);
  }

  private static void check(boolean holds, String rule, Number value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + " [" + value + "]");
    }
  }
}
