package clientele.steps.core.clustering.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits first, then stability, then silhouette. */
class WinnerRuleTest {
  private final CandidateFigures dbscan =
      new CandidateFigures("dbscan", 8, 0.02, 0.03, 0.5, 0.90, 0, false);
  private final CandidateFigures kmeans =
      new CandidateFigures("kmeans", 8, 0, 0.04, 0.6, 0.80, 0, false);
  private final CandidateFigures ward =
      new CandidateFigures("ward", 8, 0, 0.05, 0.55, 0.87, 0, false);

  @Test
  void of_equally_stable_candidates_the_better_separated_wins() {
    Winner winner = WinnerRule.DEFAULT.choose(List.of(dbscan, kmeans, ward));

    assertThat(winner.name()).isEqualTo("ward");
    assertThat(winner.withinLimits()).isTrue();
    assertThat(winner.reason())
        .isEqualTo(
            "ward of 3 candidates: within all limits and the highest silhouette of 2 equally stable"
                + " and useful (stability 0.87, silhouette 0.55, usefulness 0.000, 8 clusters, noise 0.0 %)");
  }

  @Test
  void a_candidate_beyond_the_limits_loses_to_any_within() {
    CandidateFigures noisy = new CandidateFigures("noisy", 8, 0.2, 0.03, 0.9, 0.99, 0, false);

    assertThat(WinnerRule.DEFAULT.choose(List.of(noisy, kmeans)).name()).isEqualTo("kmeans");
  }

  @Test
  void if_all_break_limits_the_least_offender_is_taken_and_marked() {
    CandidateFigures bad = new CandidateFigures("bad", 30, 0.5, 0.001, 0.1, 0.3, 0, false);
    CandidateFigures lessBad = new CandidateFigures("less bad", 3, 0, 0.1, 0.4, 0.8, 0, false);
    Winner winner = WinnerRule.DEFAULT.choose(List.of(bad, lessBad));

    assertThat(winner.name()).isEqualTo("less bad");
    assertThat(winner.withinLimits()).isFalse();
    assertThat(winner.reason()).contains("fewest limits broken (1)");
    assertThatThrownBy(() -> WinnerRule.DEFAULT.choose(List.of()))
        .hasMessageContaining("no candidates");
  }
}
