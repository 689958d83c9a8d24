package clientele.steps.core.clustering;

import clientele.steps.core.matrix.Matrix;

/** Divides points into clusters. The same points give the same labels. */
public interface Clusterer {
  /** The algorithm's published name in lower case, such as {@code dbscan}. */
  String name();

  /**
   * Clusters points.
   *
   * @param points n × d
   * @return n labels, {@link Labels#NOISE} where the algorithm knows noise
   */
  Labels fit(Matrix points);
}
