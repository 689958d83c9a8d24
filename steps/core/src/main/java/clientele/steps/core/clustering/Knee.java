package clientele.steps.core.clustering;

/**
 * Kneedle: the point of a rising or falling curve that lies farthest from the straight line between
 * its ends, once both axes are scaled to 0 … 1.
 *
 * <p>Source: Satopaa, Albrecht, Irwin, Raghavan, Finding a "Kneedle" in a Haystack: Detecting Knee
 * Points in System Behavior, ICDCS Workshops 2011; the offline variant with one knee, without
 * smoothing.
 */
public final class Knee {
  private Knee() {}

  /**
   * The knee of a convex curve: where a rising one turns steep, or a falling one turns flat.
   *
   * @param y heights at equally spaced places
   * @return index of the knee, the lowest of equals; the last index where no point lies below the
   *     line
   */
  public static int ofConvex(double[] y) {
    if (y.length == 0) {
      throw new IllegalArgumentException("a curve without points has no knee");
    }
    int last = y.length - 1;
    double height = Math.abs(y[last] - y[0]);
    int knee = last;
    double farthest = 0;
    for (int i = 0; i < last && height > 0; i++) {
      double chord = y[0] + (y[last] - y[0]) * i / last;
      double below = (chord - y[i]) / height;
      if (below > farthest) {
        farthest = below;
        knee = i;
      }
    }
    return knee;
  }
}
