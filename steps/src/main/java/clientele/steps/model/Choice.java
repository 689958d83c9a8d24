package clientele.steps.model;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.choice.CandidateFigures;
import clientele.steps.core.clustering.choice.DbscanLimits;
import clientele.steps.core.clustering.choice.Winner;
import clientele.steps.core.clustering.choice.WinnerRule;
import clientele.steps.core.stability.BootstrapJaccard;
import clientele.steps.core.stability.ClusterStability;
import clientele.steps.core.stability.Stability;
import clientele.steps.core.validity.Silhouette;
import clientele.steps.settings.ChoiceSettings;
import clientele.steps.settings.ClusterSettings;
import clientele.steps.table.customer.OutcomeLeaf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

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
  private final WinnerRule rule;

  /**
   * @param candidates to be fitted to resamples
   * @param bootstrap through clustering alone
   * @param leaves of the tree of outcomes, none where there is no tree
   * @param settings limits and ties
   */
  Choice(
      Candidates candidates,
      BootstrapJaccard bootstrap,
      List<OutcomeLeaf> leaves,
      ChoiceSettings settings) {
    this.candidates = candidates;
    this.bootstrap = bootstrap;
    this.rule =
        new WinnerRule(
            DbscanLimits.DEFAULT,
            settings.leastStability(),
            settings.leastSilhouette(),
            settings.mostPointMasses(),
            settings.stabilityTie(),
            settings.usefulnessTie(),
            settings.preferMargin());
    if (!leaves.isEmpty()) {
      stabilities.put(Candidates.OUTCOME_TREE, stability(leaves));
    }
  }

  /**
   * One candidate with its labels.
   *
   * @param usefulness what it would have told of earlier months, see {@link CandidateUse}
   * @param pointMasses share of its labels that single values tell
   */
  record Graded(
      Labels labels, Silhouette silhouette, OptionalDouble usefulness, double pointMasses) {}

  /**
   * The winner.
   *
   * @param graded the candidates by name, without the fallback
   */
  Winner of(Map<String, Graded> graded, ClusterSettings.Prefer prefer) {
    String preferred = prefer.name().toLowerCase(Locale.ROOT);
    Optional<Graded> first = Optional.ofNullable(graded.get(preferred));
    Optional<Winner> at = first.flatMap(g -> prefer(preferred, g, graded));
    if (at.isPresent()) {
      return at.get();
    }
    List<CandidateFigures> all = new ArrayList<>();
    graded.forEach((name, g) -> all.add(figures(name, g, fewer())));
    return rule.choose(all);
  }

  /** Those much more useful than the preferred one are redrawn too, the others need not be. */
  private Optional<Winner> prefer(String preferred, Graded of, Map<String, Graded> graded) {
    CandidateFigures figures = figures(preferred, of, bootstrap);
    List<CandidateFigures> challengers = new ArrayList<>();
    graded.forEach(
        (name, g) -> {
          if (!name.equals(preferred) && rule.challenges(figures(name, g, 1), figures)) {
            challengers.add(figures(name, g, fewer()));
          }
        });
    return rule.prefer(figures, challengers);
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
    return figures(name, graded, stability.weighted(labels));
  }

  private static CandidateFigures figures(String name, Graded graded, double stability) {
    Labels labels = graded.labels();
    double all = Math.max(1, labels.points());
    double smallest = labels.clusters() == 0 ? 0 : labels.size(labels.clusters() - 1) / all;
    return new CandidateFigures(
        name,
        labels.clusters(),
        labels.noise() / all,
        smallest,
        labels.clusters() < 2 ? 0 : graded.silhouette().overall(),
        stability,
        graded.usefulness(),
        graded.pointMasses(),
        name.equals(Candidates.OUTCOME_TREE));
  }
}
