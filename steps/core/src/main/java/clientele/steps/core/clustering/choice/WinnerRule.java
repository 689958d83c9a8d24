package clientele.steps.core.clustering.choice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Chooses among candidate clusterings. First come the limits, then stability, then usefulness, then
 * validity:
 *
 * <ol>
 *   <li>A candidate is eligible if its number of clusters, its noise and its smallest cluster are
 *       within the limits, its stability is at least {@code leastStability}, its silhouette at
 *       least {@code leastSilhouette}, it tells something of what customers do next, as far as that
 *       is known, and is no restatement of point masses ({@link PointMasses}). Of a supervised
 *       candidate no silhouette is asked, and a stability of 0.5 is enough: that it is no chance is
 *       shown by permuted outcomes, and its borders are kept from month to month.
 *   <li>Among the eligible the most stable leads; those within {@code tie} of it count as equally
 *       stable. Of these the most useful lead, and those within {@code usefulTie} of it count as
 *       equally useful; of these the one of the highest silhouette wins, of equals the first named.
 *   <li>If none is eligible, the one that breaks the fewest limits is taken, by the same order, and
 *       marked so.
 *   <li>A preferred candidate that is eligible wins at once, unless another eligible one is more
 *       useful by {@code preferMargin}; then the most useful of these wins.
 * </ol>
 *
 * <p>Stability goes first because an unstable segment is another one next month, however well it is
 * separated today.
 *
 * @param limits of clusters, noise and size
 * @param leastStability size-weighted mean bootstrap Jaccard; Hennig's band for a valid cluster
 *     begins at 0.75
 * @param leastSilhouette on the plane
 * @param mostPointMasses share of the labels that single values may tell
 * @param tie difference of stability that does not count
 * @param usefulTie difference of usefulness that does not count
 * @param preferMargin what a candidate must be more useful by to beat the preferred one
 */
public record WinnerRule(
    DbscanLimits limits,
    double leastStability,
    double leastSilhouette,
    double mostPointMasses,
    double tie,
    double usefulTie,
    double preferMargin) {
  /** Below this a cluster is dissolved (Hennig 2007): on other customers it would be another. */
  private static final double DISSOLVED = 0.5;

  /** Limits as usual, stability from 0.75, silhouette from 0.25, ties at 0.05 and 0.02. */
  public static final WinnerRule DEFAULT =
      new WinnerRule(DbscanLimits.DEFAULT, 0.75, 0.25, 0.8, 0.05, 0.02, 0.05);

  /**
   * The preferred candidate, if it breaks no limit and none is more useful by the margin.
   *
   * @param challengers those that {@link #challenges}, with their stability
   */
  public Optional<Winner> prefer(CandidateFigures candidate, List<CandidateFigures> challengers) {
    if (broken(candidate) > 0) {
      return Optional.empty();
    }
    Optional<CandidateFigures> best =
        challengers.stream()
            .filter(c -> broken(c) == 0 && challenges(c, candidate))
            .max(Comparator.comparingDouble(CandidateFigures::use));
    CandidateFigures winner = best.orElse(candidate);
    String reason =
        best.isPresent()
            ? String.format(
                Locale.ROOT,
                "%s tells more than %s, which is preferred (usefulness %.3f), and is within all limits",
                winner.name(),
                candidate.name(),
                candidate.use())
            : candidate.name() + " is preferred and within all limits";
    return Optional.of(new Winner(winner.name(), true, reason + figures(winner)));
  }

  /** Whether a candidate is so much more useful than the preferred one that it may win instead. */
  public boolean challenges(CandidateFigures candidate, CandidateFigures preferred) {
    return candidate.usefulness().isPresent()
        && preferred.usefulness().isPresent()
        && candidate.use() > preferred.use() + preferMargin;
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
    double use = stable.stream().mapToDouble(CandidateFigures::use).max().orElseThrow();
    List<CandidateFigures> useful =
        stable.stream().filter(c -> c.use() >= use - usefulTie).toList();
    CandidateFigures winner =
        useful.stream()
            .sorted(Comparator.comparingDouble(c -> -c.silhouette()))
            .findFirst()
            .orElseThrow();
    return new Winner(
        winner.name(),
        fewest == 0,
        reason(winner, candidates.size(), stable, useful) + figures(winner));
  }

  /** Whether a candidate says little but which customers share a value. */
  public boolean restates(CandidateFigures c) {
    return c.pointMasses() > mostPointMasses;
  }

  /** The limits that a candidate breaks, in words. */
  private List<String> breaks(CandidateFigures c) {
    List<String> broken = new ArrayList<>();
    if (c.clusters() < limits.leastClusters() || c.clusters() > limits.mostClusters()) {
      broken.add("its number of clusters");
    }
    if (c.noise() > limits.mostNoise()) {
      broken.add("its noise");
    }
    if (c.smallest() < limits.leastShare()) {
      broken.add("its smallest cluster");
    }
    if (c.stability() < (c.supervised() ? DISSOLVED : leastStability)) {
      broken.add("its stability");
    }
    if (!c.supervised() && c.silhouette() < leastSilhouette) {
      broken.add("its silhouette");
    }
    if (c.usefulness().isPresent() && c.use() <= 0) {
      broken.add("it tells nothing of the next month");
    }
    if (restates(c)) {
      broken.add("it restates values that many share");
    }
    return broken;
  }

  private int broken(CandidateFigures c) {
    return breaks(c).size();
  }

  private String reason(
      CandidateFigures winner,
      int candidates,
      List<CandidateFigures> stable,
      List<CandidateFigures> useful) {
    List<String> broken = breaks(winner);
    String limits =
        broken.isEmpty()
            ? "within all limits"
            : "fewest limits broken (%s)".formatted(String.join(", ", broken));
    String lead =
        stable.size() == 1
            ? "the most stable"
            : useful.size() == 1
                ? "the most useful of %d equally stable".formatted(stable.size())
                : "the highest silhouette of %d equally stable and useful".formatted(useful.size());
    return "%s of %d candidates: %s and %s".formatted(winner.name(), candidates, limits, lead);
  }

  private static String figures(CandidateFigures of) {
    return String.format(
        Locale.ROOT,
        " (stability %.2f, silhouette %.2f, usefulness %s, point masses %.2f, %d clusters, noise %.1f %%)",
        of.stability(),
        of.silhouette(),
        of.usefulness().isPresent() ? String.format(Locale.ROOT, "%.3f", of.use()) : "not known",
        of.pointMasses(),
        of.clusters(),
        100 * of.noise());
  }
}
