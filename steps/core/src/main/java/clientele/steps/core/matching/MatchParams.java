package clientele.steps.core.matching;

/**
 * When an old segment lives on in a new cluster.
 *
 * @param survival share of its customers that must be found in one cluster, or in the parts of a
 *     split together: above 0.5 … 1
 * @param split share of its customers that makes a cluster a part of it; also the least share it
 *     must give to a cluster to live on there: above 0 … survival
 * @param distance farthest profile that may pass for the same where customers do not decide: 0 … 1
 */
public record MatchParams(double survival, double split, double distance) {
  /** MONIC's thresholds, and a tenth of the customers between the profiles. */
  public static final MatchParams DEFAULT = new MatchParams(0.7, 0.3, 0.1);

  public MatchParams {
    if (!(survival > 0.5 && survival <= 1)
        || !(split > 0 && split <= survival)
        || !(distance >= 0 && distance <= 1)) {
      throw new IllegalArgumentException(
          "survival, split or distance is out of range [%s, %s, %s]"
              .formatted(survival, split, distance));
    }
  }
}
