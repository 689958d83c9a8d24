package clientele.steps.core.clustering.choice;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Chooses among candidate clusterings. First come the limits, then stability, then validity:
 *
 * <ol>
 *   <li>A candidate is eligible if its number of clusters, its noise and its smallest cluster are
 *       within the limits, its stability is at least {@code leastStability} and its silhouette at
 *       least {@code leastSilhouette}. Of a supervised candidate, usefulness takes the place of the
 *       silhouette and must be above 0, and a stability of 0.5 is enough: that it is no chance is
 *       shown by permuted outcomes, and its borders are kept from month to month.
 *   <li>Among the eligible the most stable leads; those within {@code tie} of it count as equally
 *       stable. Of these the most useful lead, and those within {@code usefulTie} of it count as
 *       equally useful; of these the one of the highest silhouette wins, of equals the first named.
 *   <li>If none is eligible, the one that breaks the fewest limits is taken, by the same order, and
 *       marked so.
 * </ol>
 *
 * <p>Stability goes first because an unstable segment is another one next month, however well it is
 * separated today.
 *
 * @param limits of clusters, noise and size
 * @param leastStability size-weighted mean bootstrap Jaccard; Hennig's band for a valid cluster
 *     begins at 0.75
 * @param leastSilhouette on the plane
 * @param tie difference of stability that does not count
 * @param usefulTie difference of usefulness that does not count
 */
public record WinnerRule(
    DbscanLimits limits,
    double leastStability,
    double leastSilhouette,
    double tie,
    double usefulTie) {
  /** Below this a cluster is dissolved (Hennig 2007): on other customers it would be another. */
  private static final double DISSOLVED = 0.5;

  /** Limits as usual, stability from 0.75, silhouette from 0.25, ties at 0.05 and 0.02. */
  public static final WinnerRule DEFAULT =
      new WinnerRule(DbscanLimits.DEFAULT, 0.75, 0.25, 0.05, 0.02);

  /** The candidate that is preferred, if it breaks no limit; then the others need not compete. */
  public Optional<Winner> prefer(CandidateFigures candidate) {
    return broken(candidate) > 0
        ? Optional.empty()
        : Optional.of(
            new Winner(
                candidate.name(),
                true,
                candidate.name() + " is preferred and within all limits" + figures(candidate)));
  }

  /** The winner of at least one candidate. */
  public Winner choose(List<CandidateFigures> candidates) {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("there are no candidates to choose from");
    }
    int fewest = candidates.stream().mapToInt(this::broken).min().orElseThrow();
    List<CandidateFigures> left = candidates.stream().filter(c -> broken(c) == fewest).toList();
    double top = left.stream().mapToDouble(CandidateFigures::stability).max().orElseThrow();
    List<CandidateFigures> stable = left.stream().filter(c -> c.stability() >= top - tie).toList();
    double use = stable.stream().mapToDouble(CandidateFigures::usefulness).max().orElseThrow();
    List<CandidateFigures> useful =
        stable.stream().filter(c -> c.usefulness() >= use - usefulTie).toList();
    CandidateFigures winner =
        useful.stream()
            .sorted(Comparator.comparingDouble(c -> -c.silhouette()))
            .findFirst()
            .orElseThrow();
    return new Winner(
        winner.name(), fewest == 0, reason(winner, candidates.size(), stable, useful, fewest));
  }

  private int broken(CandidateFigures c) {
    int broken = 0;
    broken += c.clusters() < limits.leastClusters() || c.clusters() > limits.mostClusters() ? 1 : 0;
    broken += c.noise() > limits.mostNoise() ? 1 : 0;
    broken += c.smallest() < limits.leastShare() ? 1 : 0;
    broken += c.stability() < (c.supervised() ? DISSOLVED : leastStability) ? 1 : 0;
    boolean valid = c.supervised() ? c.usefulness() > 0 : c.silhouette() >= leastSilhouette;
    broken += valid ? 0 : 1;
    return broken;
  }

  private static String reason(
      CandidateFigures winner,
      int candidates,
      List<CandidateFigures> stable,
      List<CandidateFigures> useful,
      int broken) {
    String limits =
        broken == 0 ? "within all limits" : "fewest limits broken (%d)".formatted(broken);
    String lead =
        stable.size() == 1
            ? "the most stable"
            : useful.size() == 1
                ? "the most useful of %d equally stable".formatted(stable.size())
                : "the highest silhouette of %d equally stable and useful".formatted(useful.size());
    return "%s of %d candidates: %s and %s%s"
        .formatted(winner.name(), candidates, limits, lead, figures(winner));
  }

  private static String figures(CandidateFigures of) {
    return String.format(
        Locale.ROOT,
        " (stability %.2f, silhouette %.2f, usefulness %.3f, %d clusters, noise %.1f %%)",
        of.stability(),
        of.silhouette(),
        of.usefulness(),
        of.clusters(),
        100 * of.noise());
  }
}
