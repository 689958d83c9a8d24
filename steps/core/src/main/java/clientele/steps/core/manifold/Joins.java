package clientele.steps.core.manifold;

import clientele.steps.core.manifold.graph.FuzzyGraph;
import java.util.Arrays;

/**
 * The joins of a graph as the optimiser draws them: the surest in every epoch, one half as sure in
 * every second. No state: whether a join is due is a function of the epoch.
 */
final class Joins {
  private final int[] starts;
  private final int[] heads;
  private final float[] shares;

  /**
   * Takes over the arrays.
   *
   * @param starts per point where its joins begin, and one entry more
   * @param heads the other ends, ascending for each point where {@link #edge} is asked
   * @param shares in how large a share of the epochs each join is drawn, 0 … 1
   */
  Joins(int[] starts, int[] heads, float[] shares) {
    this.starts = starts;
    this.heads = heads;
    this.shares = shares;
  }

  static Joins of(FuzzyGraph graph) {
    int n = graph.customers();
    int[] starts = new int[n + 1];
    int[] heads = new int[graph.edges()];
    float[] shares = new float[graph.edges()];
    float surest = 0;
    for (int edge = 0; edge < heads.length; edge++) {
      surest = Math.max(surest, graph.weight(edge));
    }
    for (int edge = 0; edge < heads.length; edge++) {
      heads[edge] = graph.head(edge);
      shares[edge] = graph.weight(edge) / surest;
    }
    for (int i = 0; i <= n; i++) {
      starts[i] = graph.start(i);
    }
    return new Joins(starts, heads, shares);
  }

  int points() {
    return starts.length - 1;
  }

  int from(int point) {
    return starts[point];
  }

  int to(int point) {
    return starts[point + 1];
  }

  int head(int edge) {
    return heads[edge];
  }

  /** The join of a point with another, which must be one of those it is joined to. */
  int edge(int point, int head) {
    return Arrays.binarySearch(heads, starts[point], starts[point + 1], head);
  }

  /** In how large a share of the epochs a join is drawn. */
  float share(int edge) {
    return shares[edge];
  }

  /** Whether a join is drawn in an epoch, counted from 1. */
  boolean due(int edge, int epoch) {
    return (int) (epoch * shares[edge]) != (int) ((epoch - 1) * shares[edge]);
  }
}
