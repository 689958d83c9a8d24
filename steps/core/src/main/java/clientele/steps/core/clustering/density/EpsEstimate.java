package clientele.steps.core.clustering.density;

import clientele.steps.core.clustering.KdTree;
import clientele.steps.core.clustering.Knee;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Settings of DBSCAN read off the points: minPts from their number, eps from the knee of the sorted
 * distances to the minPts-th point.
 *
 * <p>Source: Ester et al. 1996, section 4.2 (the sorted k-distance graph); {@link Knee}.
 *
 * @param params eps and minPts
 * @param medianDistance half of the points have minPts points within this distance
 */
public record EpsEstimate(DbscanParams params, double medianDistance) {
  private static final double MUCH_NOISE = 0.2;
  private static final double GIANT = 0.9;

  /** minPts from the number of points: 2 ln n, at least 4: 12 for 500, 17 for 5,000, 23 for 10⁵. */
  public static int minPtsFor(int points) {
    return Math.max(4, (int) Math.round(2 * StrictMath.log(Math.max(1, points))));
  }

  /** Both settings from the points, on one thread. */
  public static EpsEstimate of(Matrix points) {
    return of(points, minPtsFor(points.rows()), 1);
  }

  /**
   * Eps from the points for a given minPts. Points that cannot tell, being too few or all equal,
   * get eps 1.
   */
  public static EpsEstimate of(Matrix points, int minPts, int threads) {
    int k = Math.min(minPts, points.rows()) - 1;
    if (k < 1) {
      return new EpsEstimate(new DbscanParams(1, minPts), 0);
    }
    double[] distances = KdTree.of(points).kDistances(k, threads);
    Arrays.sort(distances);
    double knee = distances[Knee.ofConvex(distances)];
    double eps = knee > 0 ? knee : distances[distances.length - 1];
    return new EpsEstimate(
        new DbscanParams(eps > 0 ? eps : 1, minPts), distances[distances.length / 2]);
  }

  /**
   * What looks wrong about labels found with these settings: much noise, or one giant cluster.
   * Empty if nothing does.
   */
  public static Optional<String> hint(DbscanParams params, Labels labels) {
    int n = labels.points();
    if (n == 0) {
      return Optional.empty();
    }
    double noise = (double) labels.noise() / n;
    String settings = "eps %s, minPts %d".formatted(params.eps(), params.minPts());
    if (labels.clusters() == 0) {
      return Optional.of("all points are noise [" + settings + "]. Maybe eps is too small");
    }
    if (noise > MUCH_NOISE) {
      return Optional.of(
          percent("noise is %s of the points", noise) + " [" + settings + "]. Maybe raise eps");
    }
    double largest = (double) labels.size(0) / n;
    if (largest > GIANT) {
      return Optional.of(
          percent("one cluster holds %s of the points", largest)
              + " ["
              + settings
              + "]. Maybe lower eps");
    }
    return Optional.empty();
  }

  private static String percent(String text, double share) {
    return text.formatted(String.format(Locale.ROOT, "%.1f %%", 100 * share));
  }
}
