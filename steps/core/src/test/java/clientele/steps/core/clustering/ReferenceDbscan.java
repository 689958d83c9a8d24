package clientele.steps.core.clustering;

import clientele.steps.core.clustering.density.DbscanParams;
import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;

/** The definition of DBSCAN, written down pair by pair: a yardstick of n² cost. */
public final class ReferenceDbscan {
  private ReferenceDbscan() {}

  public static Labels fit(Matrix points, DbscanParams params) {
    int n = points.rows();
    boolean[] core = new boolean[n];
    for (int i = 0; i < n; i++) {
      int neighbours = 0;
      for (int j = 0; j < n; j++) {
        neighbours += near(points, params, i, j) ? 1 : 0;
      }
      core[i] = neighbours >= params.minPts();
    }
    int[] label = new int[n];
    Arrays.fill(label, -1);
    for (int i = 0; i < n; i++) {
      if (core[i] && label[i] < 0) {
        flood(points, params, core, label, i);
      }
    }
    int[] all = label.clone();
    for (int i = 0; i < n; i++) {
      int nearest = core[i] ? -1 : nearestCore(points, params, core, i);
      all[i] = nearest >= 0 ? label[nearest] : all[i];
    }
    return Labels.of(all);
  }

  private static void flood(
      Matrix points, DbscanParams params, boolean[] core, int[] label, int seed) {
    label[seed] = seed;
    boolean grown = true;
    while (grown) {
      grown = false;
      for (int i = 0; i < core.length; i++) {
        for (int j = 0; j < core.length && label[i] == seed; j++) {
          if (core[j] && label[j] != seed && near(points, params, i, j)) {
            label[j] = seed;
            grown = true;
          }
        }
      }
    }
  }

  private static int nearestCore(Matrix points, DbscanParams params, boolean[] core, int i) {
    int nearest = -1;
    for (int j = 0; j < core.length; j++) {
      if (core[j] && near(points, params, i, j)) {
        double d = points.squaredDistance(i, j);
        double least = nearest < 0 ? Double.MAX_VALUE : points.squaredDistance(i, nearest);
        boolean lower = nearest >= 0 && Arrays.compare(points.row(j), points.row(nearest)) < 0;
        nearest = d < least || (d == least && lower) ? j : nearest;
      }
    }
    return nearest;
  }

  private static boolean near(Matrix points, DbscanParams params, int i, int j) {
    return points.squaredDistance(i, j) <= params.eps() * params.eps();
  }
}
