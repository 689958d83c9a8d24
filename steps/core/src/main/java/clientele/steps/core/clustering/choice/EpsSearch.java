package clientele.steps.core.clustering.choice;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.stability.AdjustedRandIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** What a search over ascending eps has found so far: the plateaus of {@link TunedDbscan}. */
final class EpsSearch {
  /** Adjusted Rand index from which on two clusterings count as the same. */
  private static final double ALIKE = 0.98;

  /** So many eps in a row are a lasting plateau. */
  private static final int LASTING = 3;

  private final List<Tried> all = new ArrayList<>();
  private final List<List<Tried>> plateaus = new ArrayList<>();
  private boolean open;

  /** An eps and what it gave. */
  record Tried(EpsCandidate candidate, Labels labels) {

    private boolean isLike(Tried other) {
      return labels.clusters() == other.labels.clusters()
          && AdjustedRandIndex.of(labels, other.labels) >= ALIKE;
    }
  }

  void add(Tried tried) {
    all.add(tried);
    boolean within = tried.candidate.excess() == 0;
    if (within) {
      List<Tried> last = plateaus.isEmpty() ? List.of() : plateaus.get(plateaus.size() - 1);
      if (open && tried.isLike(last.get(last.size() - 1))) {
        last.add(tried);
      } else {
        plateaus.add(new ArrayList<>(List.of(tried)));
      }
    }
    open = within;
  }

  /** Whether a lasting plateau has been left behind, so that nothing more can win. */
  boolean isSettled() {
    int closed = open ? plateaus.size() - 1 : plateaus.size();
    return plateaus.stream().limit(closed).anyMatch(p -> p.size() >= LASTING);
  }

  /** The winner, see {@link TunedDbscan}. */
  Tried best() {
    if (plateaus.isEmpty()) {
      return Collections.min(all, Comparator.comparingDouble(t -> t.candidate.excess()));
    }
    Comparator<List<Tried>> longer = Comparator.comparingInt(List::size);
    List<Tried> chosen =
        plateaus.stream()
            .filter(p -> p.size() >= LASTING)
            .findFirst()
            .orElseGet(
                () ->
                    Collections.max(
                        plateaus,
                        longer.thenComparingDouble(p -> p.get(0).candidate.silhouette())));
    return chosen.get((chosen.size() - 1) / 2);
  }

  List<EpsCandidate> candidates() {
    return all.stream().map(Tried::candidate).toList();
  }
}
