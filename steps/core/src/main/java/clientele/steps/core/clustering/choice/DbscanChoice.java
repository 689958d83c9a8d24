package clientele.steps.core.clustering.choice;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.density.DbscanParams;
import java.util.List;
import java.util.Optional;

/**
 * The settings {@link TunedDbscan} chose, with all it tried.
 *
 * @param params chosen settings
 * @param knee eps at the knee of the k-distance curve, where the search began
 * @param labels clusters, the small ones made noise
 * @param candidates every eps tried, ascending
 * @param hint what looks wrong, if anything does
 */
public record DbscanChoice(
    DbscanParams params,
    double knee,
    Labels labels,
    List<EpsCandidate> candidates,
    Optional<String> hint) {
  public DbscanChoice {
    candidates = List.copyOf(candidates);
  }
}
