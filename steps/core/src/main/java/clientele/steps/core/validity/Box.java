package clientele.steps.core.validity;

import clientele.steps.core.matrix.Matrix;
import java.util.SplittableRandom;

/** The smallest box with sides along the columns that holds all points. */
final class Box {
  private final double[] least;
  private final double[] most;

  private Box(double[] least, double[] most) {
    this.least = least;
    this.most = most;
  }

  static Box around(Matrix points) {
    double[] least = points.row(0);
    double[] most = points.row(0);
    for (int i = 1; i < points.rows(); i++) {
      for (int c = 0; c < least.length; c++) {
        least[c] = Math.min(least[c], points.at(i, c));
        most[c] = Math.max(most[c], points.at(i, c));
      }
    }
    return new Box(least, most);
  }

  /** A place drawn evenly from the box. */
  double[] place(SplittableRandom random) {
    double[] place = new double[least.length];
    for (int c = 0; c < place.length; c++) {
      place[c] = least[c] + random.nextDouble() * (most[c] - least[c]);
    }
    return place;
  }
}
