package clientele.steps.core.matrix;

/** How unlike two of a number of rows are: symmetric, 0 or more, 0 for a row and itself. */
@FunctionalInterface
public interface Dissimilarity {
  /** Between two rows. */
  double between(int a, int b);

  /** Straight-line distance of the rows of a matrix. */
  static Dissimilarity euclidean(Matrix points) {
    return (a, b) -> Math.sqrt(points.squaredDistance(a, b));
  }
}
