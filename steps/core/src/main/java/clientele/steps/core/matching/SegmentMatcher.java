package clientele.steps.core.matching;

/**
 * Finds which new cluster each old segment lives on in: by the customers they share, and where
 * those do not decide, by the distance of their profiles.
 *
 * <p>By customers, an old segment may live on in a cluster that keeps at least the survival share
 * of its customers, or, if it has split into parts that together keep as many, in one of the parts;
 * and only where it gave a fair share of the cluster, so that a handful of customers does not carry
 * its id into a crowd. Among all such pairs the assignment keeps the most customers in their
 * segment. By profile, neither a segment whose customers have gone into one cluster (it has merged)
 * nor a cluster that is a part of a split is paired with anything.
 *
 * <p>Source: overlap, survival and split as in Spiliopoulou, Ntoutsi, Theodoridis and Schult,
 * MONIC: modeling and monitoring cluster transitions, KDD 2006; the optimal assignment in place of
 * each cluster's own best match is ours, so that no id is claimed twice.
 */
public final class SegmentMatcher {
  private final MatchParams params;

  public SegmentMatcher(MatchParams params) {
    this.params = params;
  }

  /**
   * Pairs by shared customers.
   *
   * @param distance old × new, decides between equals
   * @param free which old segments may still be paired
   * @param open which new clusters may still be paired
   * @return new cluster of each old segment, −1 for none
   */
  public int[] byCustomers(Overlaps overlaps, double[][] distance, boolean[] free, boolean[] open) {
    double[][] gain = new double[overlaps.olds()][overlaps.news()];
    for (int i = 0; i < gain.length; i++) {
      for (int j = 0; j < gain[i].length; j++) {
        if (free[i] && open[j] && survives(overlaps, i, j)) {
          double nearness = Math.max(0, 1 - distance[i][j]) / (2.0 * (gain.length + 1));
          gain[i][j] = overlaps.shared(i, j) + nearness;
        }
      }
    }
    return Assignment.best(gain);
  }

  /** Pairs by profile, as {@link #byCustomers}. */
  public int[] byProfile(Overlaps overlaps, double[][] distance, boolean[] free, boolean[] open) {
    double[][] gain = new double[overlaps.olds()][overlaps.news()];
    for (int i = 0; i < gain.length; i++) {
      for (int j = 0; j < gain[i].length; j++) {
        boolean may = free[i] && open[j] && !absorbed(overlaps, i) && !part(overlaps, j);
        if (may && distance[i][j] <= params.distance()) {
          gain[i][j] = 1 + params.distance() - distance[i][j];
        }
      }
    }
    return Assignment.best(gain);
  }

  /** Whether so much of the old segment is found in one cluster that it is there or nowhere. */
  public boolean absorbed(Overlaps overlaps, int old) {
    for (int j = 0; j < overlaps.news(); j++) {
      if (overlaps.kept(old, j) >= params.survival()) {
        return true;
      }
    }
    return false;
  }

  /** Whether a new cluster is a part of an old segment that has split. */
  public boolean partOf(Overlaps overlaps, int old, int fresh) {
    if (overlaps.kept(old, fresh) < params.split()) {
      return false;
    }
    double together = 0;
    for (int j = 0; j < overlaps.news(); j++) {
      double kept = overlaps.kept(old, j);
      together += kept >= params.split() ? kept : 0;
    }
    return together >= params.survival();
  }

  private boolean part(Overlaps overlaps, int fresh) {
    for (int i = 0; i < overlaps.olds(); i++) {
      if (survives(overlaps, i, fresh)) {
        return true;
      }
    }
    return false;
  }

  /** One cluster with the survival share is the simplest split, into one part. */
  private boolean survives(Overlaps overlaps, int old, int fresh) {
    return partOf(overlaps, old, fresh) && overlaps.given(old, fresh) >= params.split();
  }
}
