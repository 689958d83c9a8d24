package clientele.steps.core.clustering.density;

import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.DisjointSets;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.parallel.Workers;
import java.util.Arrays;

/**
 * Density-based spatial clustering of applications with noise, exact: a point with at least minPts
 * points within eps, itself counted, is a core point; core points within eps of each other are in
 * one cluster; any other point within eps of a core point is a border point of a cluster; the rest
 * is noise.
 *
 * <p>The original gives a border point to whichever cluster meets it first. Here it goes to the
 * cluster of its nearest core point, at equal distance of the one with the lowest coordinates, so
 * the partition does not depend on the order of the rows.
 *
 * <p>Points are n × d. In two dimensions time and memory grow about as n, in more they grow with
 * the number of pairs within eps in the two widest columns. The labels are the same on any number
 * of threads.
 *
 * <p>Source: Ester, Kriegel, Sander, Xu, A Density-Based Algorithm for Discovering Clusters in
 * Large Spatial Databases with Noise, KDD 1996; cells of side eps / √2 after Gunawan, A Faster
 * Algorithm for DBSCAN, 2013.
 *
 * @param params eps and minPts
 * @param threads at least 1
 */
public record Dbscan(DbscanParams params, int threads) implements Clusterer {
  private static final int CELLS_IN_BLOCK = 1024;

  public Dbscan {
    if (threads < 1) {
      throw new IllegalArgumentException("threads is below 1 [" + threads + "]");
    }
  }

  /** On one thread. */
  public Dbscan(DbscanParams params) {
    this(params, 1);
  }

  @Override
  public String name() {
    return "dbscan";
  }

  @Override
  public Labels fit(Matrix points) {
    return Labels.of(new Instance(points).labels());
  }

  /** Which points are core points. */
  public boolean[] core(Matrix points) {
    return new Instance(points).coreByRow();
  }

  /** The work on one set of points; places are positions in the grid's order. */
  private final class Instance {
    private final double eps2 = params.eps() * params.eps();
    private final StripGrid grid;
    private final int n;
    private final CellBox box;
    private final boolean[] core;
    private final DisjointSets sets;

    private Instance(Matrix points) {
      n = points.rows();
      grid = new StripGrid(points, params.eps());
      box = new CellBox(grid);
      core = new boolean[n];
      sets = new DisjointSets(n);
    }

    private boolean[] coreByRow() {
      Workers.blocks(threads, grid.cells(), CELLS_IN_BLOCK, this::markCore);
      boolean[] byRow = new boolean[n];
      for (int p = 0; p < n; p++) {
        byRow[grid.order[p]] = core[p];
      }
      return byRow;
    }

    private int[] labels() {
      Workers.blocks(threads, grid.cells(), CELLS_IN_BLOCK, this::markCore);
      linkCore();
      int[] raw = new int[n];
      Arrays.fill(raw, Labels.NOISE);
      for (int p = 0; p < n; p++) {
        if (core[p]) {
          raw[grid.order[p]] = sets.root(p);
        }
      }
      int[] rootAt = raw.clone();
      Workers.blocks(
          threads, grid.cells(), CELLS_IN_BLOCK, (from, to) -> labelBorder(from, to, rootAt, raw));
      return raw;
    }

    private void markCore(int fromCell, int toCell) {
      int[] near = new int[25];
      for (int cell = fromCell; cell < toCell; cell++) {
        int start = grid.cellStart[cell];
        int end = grid.cellStart[cell + 1];
        boolean dense = grid.isTight() && end - start >= params.minPts();
        int count = dense ? 0 : grid.near(cell, near);
        for (int p = start; p < end; p++) {
          core[p] = dense || hasMinPts(p, near, count);
        }
      }
    }

    private boolean hasMinPts(int p, int[] near, int count) {
      int neighbours = 0;
      for (int k = 0; k < count; k++) {
        for (int q = grid.cellStart[near[k]]; q < grid.cellStart[near[k] + 1]; q++) {
          if (grid.squaredDistance(p, q) <= eps2 && ++neighbours >= params.minPts()) {
            return true;
          }
        }
      }
      return false;
    }

    private void linkCore() {
      int[] near = new int[25];
      for (int cell = 0; cell < grid.cells(); cell++) {
        int first = firstCore(cell);
        if (first < 0) {
          continue;
        }
        if (grid.isTight()) {
          linkAll(first, grid.cellStart[cell + 1]);
        }
        int count = grid.near(cell, near);
        for (int k = 0; k < count; k++) {
          if (near[k] < cell && grid.isTight()) {
            linkOnce(cell, near[k]);
          } else if (near[k] <= cell && !grid.isTight()) {
            linkEveryPair(cell, near[k]);
          }
        }
      }
    }

    private int firstCore(int cell) {
      for (int p = grid.cellStart[cell]; p < grid.cellStart[cell + 1]; p++) {
        if (core[p]) {
          return p;
        }
      }
      return -1;
    }

    private void linkAll(int first, int end) {
      for (int p = first + 1; p < end; p++) {
        if (core[p]) {
          sets.join(first, p);
        }
      }
    }

    /** All core points of a tight cell are one set already: one pair within eps is enough. */
    private void linkOnce(int cell, int other) {
      int b = firstCore(other);
      int a = firstCore(cell);
      if (b < 0 || sets.root(a) == sets.root(b)) {
        return;
      }
      box.enclose(core, b, grid.cellStart[other + 1]);
      for (int p = a; p < grid.cellStart[cell + 1]; p++) {
        boolean near = core[p] && box.squaredDistance(p) <= eps2;
        for (int q = b; near && q < grid.cellStart[other + 1]; q++) {
          if (core[q] && grid.squaredDistance(p, q) <= eps2) {
            sets.join(p, q);
            return;
          }
        }
      }
    }

    private void linkEveryPair(int cell, int other) {
      for (int p = grid.cellStart[cell]; p < grid.cellStart[cell + 1]; p++) {
        for (int q = grid.cellStart[other]; core[p] && q < grid.cellStart[other + 1]; q++) {
          if (core[q] && grid.squaredDistance(p, q) <= eps2) {
            sets.join(p, q);
          }
        }
      }
    }

    private void labelBorder(int fromCell, int toCell, int[] rootAt, int[] raw) {
      int[] near = new int[25];
      for (int cell = fromCell; cell < toCell; cell++) {
        int count = -1;
        for (int p = grid.cellStart[cell]; p < grid.cellStart[cell + 1]; p++) {
          if (!core[p]) {
            count = count < 0 ? grid.near(cell, near) : count;
            int nearest = nearestCore(p, near, count);
            if (nearest >= 0) {
              raw[grid.order[p]] = rootAt[grid.order[nearest]];
            }
          }
        }
      }
    }

    private int nearestCore(int p, int[] near, int count) {
      int nearest = -1;
      double least = eps2;
      for (int k = 0; k < count; k++) {
        for (int q = grid.cellStart[near[k]]; q < grid.cellStart[near[k] + 1]; q++) {
          if (core[q]) {
            double d2 = grid.squaredDistance(p, q);
            boolean tie = d2 == least && (nearest < 0 || grid.lowerCoordinates(q, nearest));
            if (d2 < least || tie) {
              nearest = q;
              least = d2;
            }
          }
        }
      }
      return nearest;
    }
  }
}
