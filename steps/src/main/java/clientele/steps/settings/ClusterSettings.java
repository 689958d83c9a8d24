package clientele.steps.settings;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Density and partition clustering; what is left empty is estimated from the data.
 *
 * @param eps DBSCAN's radius on the embedding, above 0
 * @param minPts DBSCAN's least neighbourhood, the point itself included: 2 or more
 * @param k clusters of the partitioning candidates: 2 … 50
 */
public record ClusterSettings(OptionalDouble eps, OptionalInt minPts, OptionalInt k) {

  /** Everything estimated. */
  public static final ClusterSettings DEFAULT =
      new ClusterSettings(OptionalDouble.empty(), OptionalInt.empty(), OptionalInt.empty());

  public ClusterSettings {
    eps.ifPresent(value -> Checks.range("eps", value, 1e-9, 1e9));
    minPts.ifPresent(value -> Checks.range("min-pts", value, 2, 1e6));
    k.ifPresent(value -> Checks.range("k", value, 2, 50));
  }
}
