package clientele.steps.core.clustering.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.choice.CountChoice;
import clientele.steps.core.matrix.Iris;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.stability.AdjustedRandIndex;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Mixtures find components of their shape, and the criteria find their number. */
class GaussianMixtureTest {
  @Test
  void a_full_mixture_tells_crossing_ellipses_that_a_diagonal_one_cannot() {
    Random random = new Random(1);
    int[] truth = new int[1500];
    double[][] rows = new double[1500][2];
    for (int i = 0; i < 1500; i++) {
      truth[i] = i % 3;
      double along = 6 * random.nextGaussian();
      double across = 0.4 * random.nextGaussian();
      rows[i][0] = along + across;
      rows[i][1] = along - across + 4 * truth[i];
    }
    Matrix points = Matrix.of(rows);
    Labels full = new GaussianMixture(Covariance.FULL, ClusterCount.of(3)).fit(points);
    Labels diagonal = new GaussianMixture(Covariance.DIAGONAL, ClusterCount.of(3)).fit(points);

    assertThat(AdjustedRandIndex.of(full, Labels.of(truth))).isGreaterThan(0.9);
    assertThat(AdjustedRandIndex.of(diagonal, Labels.of(truth))).isLessThan(0.5);
  }

  @Test
  void iris_agrees_with_scikit_learn() {
    Mixture full =
        new GaussianMixture(Covariance.FULL, ClusterCount.of(3)).mixture(Iris.points(), 3);
    Labels labels = Labels.of(full.assign(Iris.points()));

    assertThat(AdjustedRandIndex.of(labels, Iris.species())).isCloseTo(0.9038742, within(1e-6));
    assertThat(full.bic()).isCloseTo(580.8389, within(0.2));
  }

  @Test
  void the_three_criteria_agree_on_clear_blobs() {
    Random random = new Random(4);
    double[][] rows = new double[900][2];
    for (int i = 0; i < 900; i++) {
      rows[i][0] = 14 * StrictMath.cos(i % 5 * 2 * Math.PI / 5) + random.nextGaussian();
      rows[i][1] = 14 * StrictMath.sin(i % 5 * 2 * Math.PI / 5) + random.nextGaussian();
    }
    CountChoice choice = CountChoice.of(Matrix.of(rows), new ClusterCount(2, 10), 1);

    assertThat(choice.scores()).hasSize(9);
    assertThat(choice.bySilhouette()).isEqualTo(5);
    assertThat(choice.byElbow()).isEqualTo(5);
    assertThat(choice.byBic()).isEqualTo(5);
    assertThat(
            new GaussianMixture(Covariance.FULL, new ClusterCount(2, 10))
                .fit(Matrix.of(rows))
                .clusters())
        .isEqualTo(5);
  }

  @Test
  void few_or_equal_points_do_no_harm() {
    for (int n : new int[] {0, 1, 2, 7}) {
      for (Covariance shape : Covariance.values()) {
        GaussianMixture mixture = new GaussianMixture(shape, new ClusterCount(1, 3));
        assertThat(mixture.fit(Matrix.of(n, 2, new double[2 * n])).points()).isEqualTo(n);
        assertThat(mixture.fit(Matrix.of(n, 2, new Random(n).doubles(2L * n).toArray())).points())
            .isEqualTo(n);
      }
    }
  }
}
