package clientele.steps.core.verify;

import clientele.steps.core.explain.BenjaminiHochberg;
import clientele.steps.core.explain.CliffsDelta;
import clientele.steps.core.explain.GroupTest;
import clientele.steps.core.explain.RankCorrelation;
import java.util.List;
import java.util.stream.Stream;

/** Tests and effect sizes. */
final class TestReferences {
  private TestReferences() {}

  static List<Reference> derive() {
    return Stream.concat(tests().stream(), effects().stream()).toList();
  }

  private static List<Reference> tests() {
    String kruskal = "scipy.stats.kruskal";
    String chi = "scipy.stats.chi2_contingency";
    GroupTest ranks =
        GroupTest.kruskalWallis(
            new double[] {1, 2, 3, 4, 3, 4, 5, 6, 5, 6, 7, 9},
            new int[] {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2});
    GroupTest counts = GroupTest.chiSquared(new long[][] {{10, 20, 30}, {20, 20, 20}});
    return List.of(
        new Reference("Kruskal-Wallis, H", kruskal, 7.645390070922, ranks.statistic(), 1e-9),
        new Reference("Kruskal-Wallis, p", kruskal, .021868784255, ranks.p(), 1e-9),
        new Reference("chi-squared, statistic", chi, 16.0 / 3, counts.statistic(), 1e-9),
        new Reference("chi-squared, p", chi, .069483451223, counts.p(), 1e-9));
  }

  private static List<Reference> effects() {
    String control = "scipy.stats.false_discovery_control";
    double[] adjusted = BenjaminiHochberg.adjust(new double[] {.01, .04, .03, .5});
    return List.of(
        new Reference("Benjamini-Hochberg, least p", control, .04, adjusted[0], 1e-12),
        new Reference("Benjamini-Hochberg, next p", control, .16 / 3, adjusted[1], 1e-12),
        new Reference(
            "Cliff's delta of 2 against 1, 2, 3, 4",
            "Cliff 1993, by counting",
            -.25,
            CliffsDelta.of(new double[] {2}, new double[] {1, 3, 4, 2}),
            0),
        new Reference(
            "Spearman's rho of five ranks",
            "1 - 6 sum d^2 / n(n^2-1)",
            .8,
            RankCorrelation.of(new double[] {1, 2, 3, 4, 5}, new double[] {1, 3, 2, 5, 4}).value(),
            1e-12));
  }
}
