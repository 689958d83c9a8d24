package clientele.steps.model;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.choice.CandidateFigures;
import clientele.steps.core.clustering.choice.Winner;
import clientele.steps.core.clustering.choice.WinnerRule;
import clientele.steps.core.stability.BootstrapJaccard;
import clientele.steps.core.stability.ClusterStability;
import clientele.steps.core.stability.Stability;
import clientele.steps.core.validity.Silhouette;
import clientele.steps.settings.ClusterSettings;
import clientele.steps.table.customer.OutcomeLeaf;
import clientele.steps.table.customer.OutcomeModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for the month's winner by {@link WinnerRule}. The preferred candidate is asked first; only
 * if it breaks a limit are the others redrawn and compared, and by a fifth of the resamples, since
 * theirs take the longest.
 */
final class Choice {
  private static final int FEWER = 5;

  private final Candidates candidates;
  private final BootstrapJaccard bootstrap;
  private final Map<String, Stability> stabilities = new LinkedHashMap<>();
  private final OutcomeModel outcomes;

  /**
   * @param candidates to be fitted to resamples
   * @param bootstrap through clustering alone
   * @param outcomes what the tree of outcomes was found to be worth
   * @param leaves its leaves
   */
  Choice(
      Candidates candidates,
      BootstrapJaccard bootstrap,
      OutcomeModel outcomes,
      List<OutcomeLeaf> leaves) {
    this.candidates = candidates;
    this.bootstrap = bootstrap;
    this.outcomes = outcomes;
    if (outcomes.learnt()) {
      stabilities.put(Candidates.OUTCOME_TREE, stability(leaves));
    }
  }

  /** One candidate with its labels. */
  record Graded(Labels labels, Silhouette silhouette) {}

  /**
   * The winner.
   *
   * @param graded the candidates by name, without the fallback
   */
  Winner of(Map<String, Graded> graded, ClusterSettings.Prefer prefer) {
    String preferred = prefer.name().toLowerCase(Locale.ROOT);
    Optional<Graded> first = Optional.ofNullable(graded.get(preferred));
    Optional<Winner> at =
        first.flatMap(g -> WinnerRule.DEFAULT.prefer(figures(preferred, g, bootstrap)));
    if (at.isPresent()) {
      return at.get();
    }
    List<CandidateFigures> all = new ArrayList<>();
    graded.forEach((name, g) -> all.add(figures(name, g, fewer())));
    return WinnerRule.DEFAULT.choose(all);
  }

  /** What the tree of outcomes was found to be worth. */
  OutcomeModel outcomes() {
    return outcomes;
  }

  /** The tree was grown on resamples where it was learnt. */
  private static Stability stability(List<OutcomeLeaf> leaves) {
    return new Stability(
        leaves.stream().map(leaf -> new ClusterStability(leaf.jaccard(), 0, 0)).toList(),
        new ClusterStability(1, 0, 0));
  }

  /** How a candidate fared on resamples, as far as it was needed. */
  Optional<Stability> stability(String name) {
    return Optional.ofNullable(stabilities.get(name));
  }

  private BootstrapJaccard fewer() {
    return new BootstrapJaccard(
        Math.max(2, bootstrap.resamples() / FEWER), bootstrap.seed(), bootstrap.threads());
  }

  private CandidateFigures figures(String name, Graded graded, BootstrapJaccard redrawn) {
    Labels labels = graded.labels();
    Stability stability =
        stabilities.computeIfAbsent(name, n -> redrawn.of(labels, candidates.chain(n)));
    double all = Math.max(1, labels.points());
    double smallest = labels.clusters() == 0 ? 0 : labels.size(labels.clusters() - 1) / all;
    return new CandidateFigures(
        name,
        labels.clusters(),
        labels.noise() / all,
        smallest,
        labels.clusters() < 2 ? 0 : graded.silhouette().overall(),
        stability.weighted(labels),
        name.equals(Candidates.OUTCOME_TREE) ? outcomes.explained() : 0,
        name.equals(Candidates.OUTCOME_TREE));
  }
}
