package clientele.steps.core.validity;

import clientele.steps.core.clustering.KdTree;
import clientele.steps.core.matrix.Matrix;
import java.util.SplittableRandom;

/**
 * Hopkins statistic: U / (U + W), where W sums the distances of some of the points to their nearest
 * other point, U those of as many random places of the bounding box to their nearest point, both
 * raised to the number of dimensions. About 0.5 for points spread at random, near 1 for clustered
 * ones, below 0.5 for regular ones. It tells that points clump, not into how many clusters: one
 * Gaussian blob is clumped too.
 *
 * <p>Cost m log n in few dimensions.
 *
 * <p>Source: Hopkins and Skellam, A New Method for Determining the Type of Distribution of Plant
 * Individuals, Annals of Botany 18 (1954); the exponent after Cross and Jain 1982 and Wright, Will
 * the Real Hopkins Statistic Please Stand Up?, The R Journal 14 (2022).
 */
public final class Hopkins {
  private Hopkins() {}

  /**
   * The statistic from a tenth of the points, 10 … 1,000 of them.
   *
   * @return 0.5 where fewer than two points or no two different ones say nothing
   */
  public static double of(Matrix points, long seed) {
    int n = points.rows();
    if (n < 2) {
      return 0.5;
    }
    int m = Math.min(n, Math.max(10, Math.min(1000, n / 10)));
    SplittableRandom random = new SplittableRandom(seed);
    KdTree.Search search = KdTree.of(points).search(2);
    Box box = Box.around(points);
    double toPoints = 0;
    double toPlaces = 0;
    for (int i = 0; i < m; i++) {
      int point = random.nextInt(n);
      search.run(points.row(point));
      toPoints += power(search.distance(1), points.columns());
      search.run(box.place(random));
      toPlaces += power(search.distance(0), points.columns());
    }
    return toPoints + toPlaces == 0 ? 0.5 : toPlaces / (toPoints + toPlaces);
  }

  private static double power(double distance, int exponent) {
    double power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= distance;
    }
    return power;
  }
}
