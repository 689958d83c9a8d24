package clientele.steps.core.manifold;

import clientele.steps.core.manifold.graph.FuzzyGraph;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.neighbour.HammingNeighbours;
import clientele.steps.core.neighbour.Neighbours;
import clientele.steps.core.parallel.Workers;
import clientele.steps.core.random.Draws;
import clientele.steps.core.tree.LeafEncoding;

/**
 * Uniform manifold approximation and projection (UMAP): draws customers on a plane so that those
 * who share many leaves lie close together. The same bytes on any number of threads.
 *
 * <p>Neighbours by Hamming distance, a fuzzy graph of them, a spectral start and an optimiser on
 * all cores ({@link Layout} says how it stays reproducible). Source: McInnes, Healy, Melville,
 * UMAP: uniform manifold approximation and projection for dimension reduction, arXiv 1802.03426,
 * 2018.
 *
 * <p>Our own, because no library has it: umap-java and umap-learn repeat themselves on one thread
 * only. What each part brings is measured in the description of this package.
 */
public final class UmapProjection implements Projection {
  private static final int FEW = 10_000;

  private final UmapParams params;
  private final int threads;

  /**
   * Sets the engine up.
   *
   * @param threads 1 or more; changes the time only
   */
  public UmapProjection(UmapParams params, int threads) {
    this.params = params;
    this.threads = threads;
  }

  @Override
  public String name() {
    return "clientele";
  }

  @Override
  public Matrix project(LeafEncoding leaves, long seed) {
    return fit(leaves, seed).points();
  }

  /** Projects a leaf encoding and keeps what it takes to place new customers. */
  public UmapModel fit(LeafEncoding leaves, long seed) {
    int others = Math.max(1, Math.min(params.neighbours(), leaves.customers()) - 1);
    // customers who are alike worked on one after another: each finds in the cache what the last
    // one fetched
    int[] order = HammingNeighbours.kindredOrder(leaves);
    LeafEncoding sorted = leaves.customers(order);
    try (Workers workers = new Workers(threads)) {
      float[] drawn = draw(HammingNeighbours.of(sorted, others, workers), seed, workers);
      float[] points = new float[drawn.length];
      for (int at = 0; at < order.length; at++) {
        points[2 * order[at]] = drawn[2 * at];
        points[2 * order[at] + 1] = drawn[2 * at + 1];
      }
      return new UmapModel(params, seed, epochs(leaves.customers()), leaves, points);
    }
  }

  /**
   * Draws points whose neighbours are known, whatever the distance was.
   *
   * @return n × 2
   */
  public Matrix project(Neighbours neighbours, long seed) {
    try (Workers workers = new Workers(threads)) {
      return UmapModel.matrix(draw(neighbours, seed, workers));
    }
  }

  private float[] draw(Neighbours neighbours, long seed, Workers workers) {
    FuzzyGraph graph = FuzzyGraph.of(neighbours, workers);
    float[] points = Start.of(graph, Draws.key(seed, 1), workers);
    Forces forces = new Forces(Curve.fit(params.minDist(), params.spread()), params.repulsion());
    new Layout(Joins.of(graph), forces, params)
        .optimise(points, epochs(graph.customers()), Draws.key(seed, 2), workers);
    return points;
  }

  private int epochs(int customers) {
    return params.epochs() > 0 ? params.epochs() : customers <= FEW ? 500 : 200;
  }
}
