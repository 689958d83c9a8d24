package clientele.steps.core.stability;

/**
 * How a cluster fared over the resamples.
 *
 * @param jaccard mean over the resamples of the Jaccard coefficient with the most similar cluster
 * @param recovered share of resamples with a coefficient of at least 0.75
 * @param dissolved share of resamples with a coefficient of at most 0.5
 */
public record ClusterStability(double jaccard, double recovered, double dissolved) {

  /** The band the mean falls into. */
  public Trust trust() {
    return Trust.of(jaccard);
  }
}
