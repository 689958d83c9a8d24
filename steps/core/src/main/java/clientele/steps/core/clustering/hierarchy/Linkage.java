package clientele.steps.core.clustering.hierarchy;

/** How far two clusters are apart, given the distances of their parts (Lance and Williams 1967). */
public enum Linkage {
  /** The growth of the sum of squares, as a distance; for Euclidean distances only. */
  WARD {
    @Override
    double merged(double toA, double toB, double between, int a, int b, int other) {
      double sizes = (double) a + b + other;
      double squared =
          ((a + other) * toA * toA + (b + other) * toB * toB - other * between * between) / sizes;
      return Math.sqrt(Math.max(0, squared));
    }
  },
  /** The mean distance of their members; for any dissimilarity. */
  AVERAGE {
    @Override
    double merged(double toA, double toB, double between, int a, int b, int other) {
      return (a * toA + b * toB) / ((double) a + b);
    }
  };

  /** Distance of a third cluster to the union of a and b, from the distances and the sizes. */
  abstract double merged(double toA, double toB, double between, int a, int b, int other);
}
