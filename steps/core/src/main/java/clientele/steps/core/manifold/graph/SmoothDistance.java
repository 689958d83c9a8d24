package clientele.steps.core.manifold.graph;

import clientele.steps.core.neighbour.Neighbours;

/**
 * Turns distances to neighbours into memberships: 1 for the nearest, then falling so fast that the
 * memberships of a customer sum to log2(k), k counting the customer. So customers in a crowd and
 * lonely ones are joined to equally many. Source: McInnes, Healy, Melville 2018, algorithm 3.
 */
final class SmoothDistance {
  private static final int STEPS = 64;
  private static final double TOLERANCE = 1e-5;
  private static final double LEAST_SCALE = 1e-3;

  private final double[] beyond;
  private final double wanted;

  SmoothDistance(int neighbours) {
    this.beyond = new double[neighbours];
    this.wanted = StrictMath.log(neighbours + 1.0) / StrictMath.log(2);
  }

  /** Writes a customer's memberships into their row. */
  void memberships(Neighbours neighbours, int customer, float[] out) {
    double nearest = Double.POSITIVE_INFINITY;
    double sum = 0;
    int count = 0;
    for (; count < beyond.length && neighbours.id(customer, count) >= 0; count++) {
      double d = neighbours.distance(customer, count);
      nearest = d > 0 ? Math.min(nearest, d) : nearest;
      sum += d;
    }
    for (int j = 0; j < count; j++) {
      beyond[j] = Math.max(0, neighbours.distance(customer, j) - nearest);
    }
    double scale = Math.max(scale(count), LEAST_SCALE * sum / Math.max(1, count));
    for (int j = 0; j < count; j++) {
      out[customer * beyond.length + j] =
          beyond[j] == 0 ? 1 : (float) StrictMath.exp(-beyond[j] / scale);
    }
  }

  private double scale(int count) {
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double scale = 1;
    for (int step = 0; step < STEPS; step++) {
      double sum = 0;
      for (int j = 0; j < count; j++) {
        sum += beyond[j] == 0 ? 1 : StrictMath.exp(-beyond[j] / scale);
      }
      if (Math.abs(sum - wanted) < TOLERANCE) {
        return scale;
      }
      if (sum > wanted) {
        high = scale;
        scale = (low + high) / 2;
      } else {
        low = scale;
        scale = high == Double.POSITIVE_INFINITY ? scale * 2 : (low + high) / 2;
      }
    }
    return scale;
  }
}
