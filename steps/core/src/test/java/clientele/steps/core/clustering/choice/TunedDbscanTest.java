package clientele.steps.core.clustering.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The search for a useful eps. */
class TunedDbscanTest {
  @Test
  void islands_of_splinters_become_a_useful_number_of_clusters() {
    Matrix points = islands(3000, 6, 5);
    DbscanChoice choice = TunedDbscan.onThreads(2).choose(points);

    assertThat(choice.labels().clusters()).isBetween(4, 12);
    assertThat(choice.labels().noise()).isLessThan(150);
    assertThat(choice.hint()).isEmpty();
    assertThat(choice.candidates()).extracting(EpsCandidate::eps).contains(choice.params().eps());
    assertThat(TunedDbscan.onThreads(1).fit(points)).isEqualTo(choice.labels());
  }

  @Test
  void one_blob_cannot_be_cut_and_a_hint_says_so() {
    DbscanChoice choice = TunedDbscan.onThreads(1).choose(islands(1000, 1, 1));

    assertThat(choice.hint().orElseThrow()).contains("no eps gives 4 … 12 clusters");
  }

  @Test
  void a_cluster_beyond_the_largest_share_lies_outside_the_limits() {
    assertThat(DbscanLimits.DEFAULT.excess(5, 0.05, 0.4)).isZero();
    assertThat(DbscanLimits.DEFAULT.excess(5, 0.05, 0.5)).isGreaterThan(0.09);
    assertThatThrownBy(() -> new DbscanLimits(4, 12, 0.05, 0.01, 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.5");
  }

  @Test
  void few_and_equal_points_do_no_harm() {
    TunedDbscan dbscan = TunedDbscan.onThreads(1);

    for (int n : new int[] {0, 1, 2, 5, 40}) {
      Labels labels = dbscan.fit(Matrix.of(n, 2, new double[2 * n]));
      assertThat(labels.points()).isEqualTo(n);
    }
  }

  /** Islands, each of some splinters that lie close together. */
  private static Matrix islands(int n, int islands, int splinters) {
    Random random = new Random(11);
    double[] values = new double[2 * n];
    for (int i = 0; i < n; i++) {
      int island = i % islands;
      int splinter = random.nextInt(splinters);
      values[2 * i] = 12 * (island % 3) + 1.2 * splinter + 0.15 * random.nextGaussian();
      values[2 * i + 1] = 12 * (island / 3) + (splinter % 2) + 0.15 * random.nextGaussian();
    }
    return Matrix.of(n, 2, values);
  }
}
