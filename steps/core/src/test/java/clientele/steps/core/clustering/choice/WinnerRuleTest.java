package clientele.steps.core.clustering.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Limits first, then stability, then silhouette. */
class WinnerRuleTest {
  private final CandidateFigures dbscan =
      new CandidateFigures("dbscan", 8, 0.02, 0.03, 0.5, 0.90, OptionalDouble.empty(), 0, false);
  private final CandidateFigures kmeans =
      new CandidateFigures("kmeans", 8, 0, 0.04, 0.6, 0.80, OptionalDouble.empty(), 0, false);
  private final CandidateFigures ward =
      new CandidateFigures("ward", 8, 0, 0.05, 0.55, 0.87, OptionalDouble.empty(), 0, false);

  @Test
  void of_equally_stable_candidates_the_better_separated_wins() {
    Winner winner = WinnerRule.DEFAULT.choose(List.of(dbscan, kmeans, ward));

    assertThat(winner.name()).isEqualTo("ward");
    assertThat(winner.withinLimits()).isTrue();
    assertThat(winner.reason())
        .isEqualTo(
            "ward of 3 candidates: within all limits and the highest silhouette of 2 equally stable"
                + " and useful (stability 0.87, silhouette 0.55, usefulness not known,"
                + " point masses 0.00, 8 clusters, noise 0.0 %)");
  }

  @Test
  void a_candidate_beyond_the_limits_loses_to_any_within() {
    CandidateFigures noisy =
        new CandidateFigures("noisy", 8, 0.2, 0.03, 0.9, 0.99, OptionalDouble.empty(), 0, false);

    assertThat(WinnerRule.DEFAULT.choose(List.of(noisy, kmeans)).name()).isEqualTo("kmeans");
  }

  @Test
  void if_all_break_limits_the_least_offender_is_taken_and_marked() {
    CandidateFigures bad =
        new CandidateFigures("bad", 30, 0.5, 0.001, 0.1, 0.3, OptionalDouble.empty(), 0, false);
    CandidateFigures lessBad =
        new CandidateFigures("less bad", 3, 0, 0.1, 0.4, 0.8, OptionalDouble.empty(), 0, false);
    Winner winner = WinnerRule.DEFAULT.choose(List.of(bad, lessBad));

    assertThat(winner.name()).isEqualTo("less bad");
    assertThat(winner.withinLimits()).isFalse();
    assertThat(winner.reason()).contains("fewest limits broken (its number of clusters)");
    assertThatThrownBy(() -> WinnerRule.DEFAULT.choose(List.of()))
        .hasMessageContaining("no candidates");
  }

  @Test
  void of_equally_stable_candidates_the_more_useful_wins_before_the_better_separated() {
    CandidateFigures useful = told("useful", 0.10, 0.2);
    CandidateFigures apart = told("apart", 0.05, 0.6);

    assertThat(WinnerRule.DEFAULT.choose(List.of(apart, useful)).name()).isEqualTo("useful");
  }

  @Test
  void the_preferred_candidate_gives_way_only_to_one_that_tells_much_more() {
    CandidateFigures preferred = told("preferred", 0.10, 0.2);

    assertThat(preferred(preferred, told("a little more", 0.14, 0.2))).isEqualTo("preferred");
    assertThat(preferred(preferred, told("much more", 0.16, 0.2))).isEqualTo("much more");
    assertThat(preferred(preferred, told("more of point masses", 0.16, 0.9)))
        .isEqualTo("preferred");
  }

  @Test
  void what_tells_nothing_or_restates_values_is_beyond_the_limits() {
    assertThat(WinnerRule.DEFAULT.prefer(told("idle", 0, 0.2), List.of())).isEmpty();
    assertThat(WinnerRule.DEFAULT.prefer(told("masses", 0.1, 0.81), List.of())).isEmpty();
    assertThat(WinnerRule.DEFAULT.choose(List.of(told("masses", 0.1, 0.81))).reason())
        .contains("fewest limits broken (it restates values that many share)");
  }

  private static String preferred(CandidateFigures preferred, CandidateFigures other) {
    return WinnerRule.DEFAULT.prefer(preferred, List.of(other)).orElseThrow().name();
  }

  private static CandidateFigures told(String name, double usefulness, double masses) {
    return new CandidateFigures(
        name, 8, 0, 0.04, 0.5, 0.9, OptionalDouble.of(usefulness), masses, false);
  }
}
