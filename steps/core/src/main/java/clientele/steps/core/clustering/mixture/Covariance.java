package clientele.steps.core.clustering.mixture;

/** The shape a component of a mixture may take. */
public enum Covariance {
  /** An ellipse along the axes. */
  DIAGONAL,
  /** Any ellipse. */
  FULL;

  /** Free numbers of a mixture of k components in d dimensions. */
  int parameters(int k, int d) {
    int shape = this == DIAGONAL ? d : d * (d + 1) / 2;
    return k - 1 + k * (d + shape);
  }
}
