package clientele.steps.core.neighbour;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.parallel.Workers;

/**
 * Exact nearest neighbours of points in few dimensions by Euclidean distance, through a k-d tree:
 * the points are halved at the median of their widest coordinate until eight are left. Cost O(n log
 * n) for points on a plane. Source: Friedman, Bentley, Finkel, An algorithm for finding best
 * matches in logarithmic expected time, ACM TOMS 3, 1977.
 */
public final class PlaneNeighbours {
  private static final int LEAF = 8;
  private static final int BLOCK = 512;

  private final Matrix points;

  /** Points in tree order: a node is a stretch of it, its halves meet in the middle. */
  private final int[] order;

  /** At the middle of each node the coordinate it is halved by, and where. */
  private final byte[] axes;

  private final double[] cuts;

  private PlaneNeighbours(Matrix points) {
    this.points = points;
    this.order = new int[points.rows()];
    this.axes = new byte[points.rows()];
    this.cuts = new double[points.rows()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  /**
   * The k nearest others of each point.
   *
   * @param points n × d, d at most 127 and best at most 3
   */
  public static Neighbours of(Matrix points, int k, Workers workers) {
    PlaneNeighbours tree = new PlaneNeighbours(points);
    int n = points.rows();
    tree.build(0, n);
    int[] ids = new int[Math.multiplyExact(n, k)];
    float[] distances = new float[ids.length];
    workers.blocks(
        n,
        BLOCK,
        (from, to) -> {
          // in tree order, so that one search finds in the cache what the last one fetched
          for (int at = from; at < to; at++) {
            int point = tree.order[at];
            NearestList list = new NearestList(k, ids, distances, point * k);
            tree.search(0, n, point, list);
            list.close();
          }
        });
    for (int i = 0; i < distances.length; i++) {
      distances[i] = (float) Math.sqrt(distances[i]);
    }
    return new Neighbours(n, k, ids, distances);
  }

  private void search(int from, int to, int point, NearestList list) {
    if (to - from <= LEAF) {
      for (int at = from; at < to; at++) {
        if (order[at] != point) {
          list.offer(order[at], (float) points.squaredDistance(point, order[at]));
        }
      }
      return;
    }
    int middle = (from + to) >>> 1;
    double ahead = points.at(point, axes[middle]) - cuts[middle];
    boolean left = ahead < 0;
    search(left ? from : middle, left ? middle : to, point, list);
    if (list.admits(-1, (float) (ahead * ahead))) {
      search(left ? middle : from, left ? to : middle, point, list);
    }
  }

  private void build(int from, int to) {
    if (to - from > LEAF) {
      int axis = widest(from, to);
      int middle = (from + to) >>> 1;
      select(from, to - 1, middle, axis);
      axes[middle] = (byte) axis;
      cuts[middle] = points.at(order[middle], axis);
      build(from, middle);
      build(middle, to);
    }
  }

  private int widest(int from, int to) {
    int widest = 0;
    double width = -1;
    for (int axis = 0; axis < points.columns(); axis++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int at = from; at < to; at++) {
        low = Math.min(low, points.at(order[at], axis));
        high = Math.max(high, points.at(order[at], axis));
      }
      if (high - low > width) {
        width = high - low;
        widest = axis;
      }
    }
    return widest;
  }

  /**
   * Hoare's selection: what stands before the rank is not larger, what stands after not smaller.
   */
  private void select(int first, int last, int rank, int axis) {
    int low = first;
    int high = last;
    while (low < high) {
      double pivot = points.at(order[(low + high) >>> 1], axis);
      int i = low;
      int j = high;
      while (i <= j) {
        while (points.at(order[i], axis) < pivot) {
          i++;
        }
        while (points.at(order[j], axis) > pivot) {
          j--;
        }
        if (i <= j) {
          int swap = order[i];
          order[i++] = order[j];
          order[j--] = swap;
        }
      }
      if (rank <= j) {
        high = j;
      } else if (rank >= i) {
        low = i;
      } else {
        return;
      }
    }
  }
}
