package clientele.steps.core.clustering;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.parallel.Workers;

/**
 * A k-d tree for exact nearest neighbours by Euclidean distance in few dimensions. Ties go to the
 * lowest row. Building costs about n log n, a query about log n + k.
 *
 * <p>Source: Bentley, Multidimensional Binary Search Trees Used for Associative Searching,
 * Communications of the ACM 18 (1975).
 */
public final class KdTree {
  private static final int LEAF = 12;
  private static final int BLOCK = 512;

  private final int columns;
  private final int[] order;
  private final int[] splitColumn;
  private final double[] packed;

  private KdTree(int columns, int[] order, int[] splitColumn, double[] packed) {
    this.columns = columns;
    this.order = order;
    this.splitColumn = splitColumn;
    this.packed = packed;
  }

  /** Builds the tree over the rows. */
  public static KdTree of(Matrix points) {
    KdOrder order = KdOrder.of(points, LEAF);
    return new KdTree(
        points.columns(), order.rows, order.splitColumns, points.rows(order.rows).toArray());
  }

  /** Number of points in the tree. */
  public int size() {
    return order.length;
  }

  /**
   * Distance of every row to its k-th nearest other row; duplicates count as others.
   *
   * @param k 1 … n − 1
   */
  public double[] kDistances(int k, int threads) {
    if (k < 1 || k >= order.length) {
      throw new IllegalArgumentException(
          "k is not within 1 … n − 1 [%d, n = %d]".formatted(k, order.length));
    }
    double[] distances = new double[order.length];
    Workers.blocks(
        threads,
        order.length,
        BLOCK,
        (from, to) -> {
          Search search = search(k + 1);
          for (int p = from; p < to; p++) {
            search.run(packed, p * columns);
            distances[order[p]] = Math.sqrt(search.squared[k]);
          }
        });
    return distances;
  }

  /** A search for k neighbours that can be used again and again by one thread. */
  public Search search(int k) {
    return new Search(k);
  }

  /** The k nearest of one point at a time, nearest first. */
  public final class Search {
    private final int[] rows;
    private final double[] squared;
    private double[] query = new double[0];
    private int offset;
    private int found;

    private Search(int k) {
      rows = new int[k];
      squared = new double[k];
    }

    /** Finds the nearest of a point with as many coordinates as the tree; returns how many. */
    public int run(double[] point) {
      return run(point, 0);
    }

    private int run(double[] point, int from) {
      query = point;
      offset = from;
      found = 0;
      descend(0, order.length);
      return found;
    }

    /** Row of the i-th nearest. */
    public int row(int i) {
      return rows[i];
    }

    /** Squared distance of the i-th nearest, summed in column order. */
    public double squaredDistance(int i) {
      return squared[i];
    }

    /** Distance of the i-th nearest. */
    public double distance(int i) {
      return Math.sqrt(squared[i]);
    }

    private void descend(int from, int to) {
      if (to - from <= LEAF) {
        for (int p = from; p < to; p++) {
          offer(p);
        }
        return;
      }
      int middle = (from + to) >>> 1;
      int column = splitColumn[middle];
      double beyond = query[offset + column] - packed[middle * columns + column];
      if (beyond < 0) {
        descend(from, middle);
        if (reaches(beyond)) {
          offer(middle);
          descend(middle + 1, to);
        }
      } else {
        descend(middle + 1, to);
        if (reaches(beyond)) {
          offer(middle);
          descend(from, middle);
        }
      }
    }

    private boolean reaches(double beyond) {
      return found < rows.length || beyond * beyond <= squared[found - 1];
    }

    private void offer(int place) {
      double sum = 0;
      for (int c = 0, i = place * columns; c < columns; c++, i++) {
        double d = query[offset + c] - packed[i];
        sum += d * d;
      }
      int row = order[place];
      int at = found;
      if (found < rows.length) {
        found++;
      } else if (isBefore(sum, row, found - 1)) {
        at = found - 1;
      } else {
        return;
      }
      while (at > 0 && isBefore(sum, row, at - 1)) {
        squared[at] = squared[at - 1];
        rows[at] = rows[at - 1];
        at--;
      }
      squared[at] = sum;
      rows[at] = row;
    }

    private boolean isBefore(double sum, int row, int at) {
      return sum < squared[at] || (sum == squared[at] && row < rows[at]);
    }
  }

  @Override
  public String toString() {
    return "KdTree[" + order.length + " × " + columns + "]";
  }
}
