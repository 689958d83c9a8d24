package clientele.steps.core.stability;

/**
 * Hennig's bands of the mean bootstrap Jaccard of a cluster.
 *
 * <p>Source: Hennig 2007; the wording of the bands after the manual of the R package fpc.
 */
public enum Trust {
  /** 0.85 and more: highly stable. */
  HIGHLY_STABLE,
  /** 0.75 and more: a valid, stable cluster. */
  STABLE,
  /** 0.6 and more: there is a pattern, but which points belong to it is doubtful. */
  PATTERN,
  /** Below: not to be trusted. */
  DOUBTFUL;

  /** The band of a mean Jaccard. */
  public static Trust of(double jaccard) {
    if (jaccard >= 0.85) {
      return HIGHLY_STABLE;
    }
    if (jaccard >= 0.75) {
      return STABLE;
    }
    return jaccard >= 0.6 ? PATTERN : DOUBTFUL;
  }
}
