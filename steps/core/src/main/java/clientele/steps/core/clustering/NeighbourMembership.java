package clientele.steps.core.clustering;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.parallel.Workers;
import java.util.stream.IntStream;

/**
 * How firmly each point belongs to its cluster: the share of its nearest points that bear the same
 * label, 0 … 1; noise has 0. A point deep inside a cluster has 1, one on a border about a half. The
 * k-nearest-neighbour estimate of the posterior of the own class (Cover and Hart 1967), so it means
 * the same for every algorithm.
 *
 * <p>Cost: n log n for points on a plane.
 */
public final class NeighbourMembership {
  private static final int NEIGHBOURS = 15;

  private final int[][] neighbours;

  private NeighbourMembership(int[][] neighbours) {
    this.neighbours = neighbours;
  }

  /**
   * Finds each point's nearest points once, for any number of clusterings.
   *
   * @param points n × d
   */
  public static NeighbourMembership of(Matrix points, int threads) {
    KdTree tree = KdTree.of(points);
    int k = Math.min(NEIGHBOURS + 1, points.rows());
    int[][] neighbours = new int[points.rows()][];
    Workers.blocks(
        threads,
        points.rows(),
        4096,
        (from, to) -> {
          KdTree.Search search = tree.search(k);
          for (int i = from; i < to; i++) {
            int own = i;
            int found = search.run(points.row(i));
            neighbours[i] =
                IntStream.range(0, found).map(search::row).filter(j -> j != own).toArray();
          }
        });
    return new NeighbourMembership(neighbours);
  }

  /** One share per point. */
  public double[] of(Labels labels) {
    double[] membership = new double[neighbours.length];
    for (int i = 0; i < membership.length; i++) {
      int label = labels.of(i);
      long same = IntStream.of(neighbours[i]).filter(j -> labels.of(j) == label).count();
      membership[i] =
          label == Labels.NOISE
              ? 0
              : neighbours[i].length == 0 ? 1 : (double) same / neighbours[i].length;
    }
    return membership;
  }
}
