package clientele.steps.core.clustering.choice;

/**
 * What makes a DBSCAN clustering useful to a shop.
 *
 * @param leastClusters fewer say too little
 * @param mostClusters more cannot be kept in mind
 * @param mostNoise largest share of points without a cluster, 0 … 1
 * @param leastShare clusters with a smaller share of the points become noise, 0 … 1
 * @param mostShare largest share of the points in one cluster, 0 … 1: a cluster that holds most of
 *     the customers tells a shop nothing, however well it lies apart
 */
public record DbscanLimits(
    int leastClusters, int mostClusters, double mostNoise, double leastShare, double mostShare) {
  /** 4 … 12 clusters of 1 … 40 % of the points each, at most 5 % noise. */
  public static final DbscanLimits DEFAULT = new DbscanLimits(4, 12, 0.05, 0.01, 0.4);

  public DbscanLimits {
    if (leastClusters < 1 || mostClusters < leastClusters) {
      throw new IllegalArgumentException(
          "not a range of cluster counts [%d … %d]".formatted(leastClusters, mostClusters));
    }
    if (!isShare(mostNoise) || !isShare(leastShare) || !isShare(mostShare)) {
      throw new IllegalArgumentException(
          "a share is not within 0 … 1 [%s, %s, %s]".formatted(mostNoise, leastShare, mostShare));
    }
  }

  /** How far beyond the limits a clustering lies; 0 within them. */
  double excess(int clusters, double noise, double largest) {
    double tooFew = Math.max(0, leastClusters - clusters) / (double) leastClusters;
    double tooMany = Math.max(0, clusters - mostClusters) / (double) mostClusters;
    return tooFew + tooMany + Math.max(0, noise - mostNoise) + Math.max(0, largest - mostShare);
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }
}
