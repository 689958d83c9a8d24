package clientele.steps.core.clustering.consensus;

import clientele.steps.core.clustering.Labels;

/** A clustering that several agree on, and how far each point belongs to its cluster. */
public final class Agreement {
  private final Labels labels;
  private final double[] membership;

  Agreement(Labels labels, double[] membership) {
    this.labels = labels;
    this.membership = membership;
  }

  /** The common clustering. */
  public Labels labels() {
    return labels;
  }

  /**
   * A point's mean co-association with its own cluster as a share of that with all clusters: 1 if
   * no clustering ever put it with another, 0 for noise.
   */
  public double membership(int point) {
    return membership[point];
  }
}
