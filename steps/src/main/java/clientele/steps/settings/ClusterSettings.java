package clientele.steps.settings;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Density and partition clustering; what is left empty is estimated from the data.
 *
 * @param eps DBSCAN's radius on the embedding, above 0
 * @param minPts DBSCAN's least neighbourhood, the point itself included: 2 or more
 * @param k clusters of the partitioning candidates: 2 … 50
 * @param prefer the candidate that wins if it is within all limits and none is much more useful;
 *     else all compete
 * @param resamples of the bootstrap through clustering alone: 2 … 1000; Hennig takes 100
 * @param chainResamples of the bootstrap through trees, drawing and clustering, which then counts
 *     instead, for DBSCAN: 2 … 1000, 0 for none
 * @param nullDraws how often the features are shuffled to see what grade the chain gives to data
 *     without segments: 1 … 999, 0 for none; with m of them chance alone passes once in m + 1
 * @param draws of forest and plane, the month's own among them; two clusters that are one in most
 *     of the others make one segment, and so do two in any of them if one is small: 1 … 50
 * @param choice what the winner is chosen by
 */
public record ClusterSettings(
    OptionalDouble eps,
    OptionalInt minPts,
    OptionalInt k,
    Prefer prefer,
    int resamples,
    int chainResamples,
    int nullDraws,
    int draws,
    ChoiceSettings choice) {

  /** The candidates, by their names in the tables. */
  public enum Prefer {
    DBSCAN,
    KMEANS,
    GMM,
    HIERARCHICAL,
    SPECTRAL,
    CONSENSUS,
    /** The tree of what customers do next. */
    OUTCOME_TREE,
    /** All compete. */
    NONE
  }

  /** Everything estimated; the figures are explained in {@code steps/METHOD.md}. */
  public static final ClusterSettings DEFAULT =
      new ClusterSettings(
          OptionalDouble.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          Prefer.OUTCOME_TREE,
          50,
          0,
          4,
          5,
          ChoiceSettings.DEFAULT);

  /**
   * What is preferred among the candidates there are: where nothing could be learnt of outcomes,
   * density takes the place of their tree.
   */
  public Prefer preferredOf(Set<String> candidates) {
    boolean tree = candidates.contains("outcome_tree");
    return prefer == Prefer.OUTCOME_TREE && !tree ? Prefer.DBSCAN : prefer;
  }

  public ClusterSettings {
    eps.ifPresent(value -> Checks.range("eps", value, 1e-9, 1e9));
    minPts.ifPresent(value -> Checks.range("min-pts", value, 2, 1e6));
    k.ifPresent(value -> Checks.range("k", value, 2, 50));
    Checks.range("resamples", resamples, 2, 1000);
    Checks.range("chain-resamples", chainResamples, 0, 1000);
    Checks.range("null-draws", nullDraws, 0, 999);
    Checks.range("draws", draws, 1, 50);
  }
}
