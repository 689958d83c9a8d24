package clientele.steps.core.clustering;

/**
 * How many clusters are wanted: a number, or a range to choose from.
 *
 * @param least 1 or more
 * @param most not below least
 */
public record ClusterCount(int least, int most) {
  public ClusterCount {
    if (least < 1 || most < least) {
      throw new IllegalArgumentException(
          "not a range of cluster counts [%d … %d]".formatted(least, most));
    }
  }

  /** Exactly so many. */
  public static ClusterCount of(int k) {
    return new ClusterCount(k, k);
  }
}
