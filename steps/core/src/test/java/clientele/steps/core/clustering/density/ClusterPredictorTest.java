package clientele.steps.core.clustering.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** New points join the clusters of old ones. */
class ClusterPredictorTest {
  @Test
  void old_points_get_back_their_own_labels() {
    for (int set = 0; set < 300; set++) {
      Random random = new Random(set);
      int n = 1 + random.nextInt(60);
      double[] values = new double[2 * n];
      for (int i = 0; i < values.length; i++) {
        values[i] = set % 2 == 0 ? random.nextInt(7) : 5 * random.nextDouble();
      }
      Matrix points = Matrix.of(n, 2, values);
      Dbscan dbscan = new Dbscan(new DbscanParams(1, 4));
      Labels labels = dbscan.fit(points);

      assertThat(ClusterPredictor.ofDbscan(points, labels, dbscan).predict(points))
          .as("set %d", set)
          .isEqualTo(labels.toArray());
      ClusterPredictor kept =
          ClusterPredictor.of(ClusterPredictor.ofDbscan(points, labels, dbscan).toBytes());
      assertThat(kept.predict(points)).isEqualTo(labels.toArray());
      assertThat(kept.columns()).isEqualTo(2);
    }
  }

  @Test
  void something_else_than_a_stored_clustering_is_refused() {
    Matrix points = Matrix.of(new double[][] {{0}, {1}, {10}});
    byte[] bytes = ClusterPredictor.ofNearest(points, Labels.of(new int[] {0, 0, 1})).toBytes();
    bytes[bytes.length - 1] ^= 1;

    for (byte[] bad : new byte[][] {bytes, {}, {1, 2, 3, 4}, Arrays.copyOf(bytes, 20)}) {
      assertThatThrownBy(() -> ClusterPredictor.of(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a stored clustering");
    }
  }

  @Test
  void membership_is_the_share_of_the_nearest_lenders_with_the_label() {
    double[] line = new double[40];
    Arrays.setAll(line, i -> i);
    Labels labels = Labels.of(Arrays.stream(line).mapToInt(v -> v < 20 ? 0 : 1).toArray());
    ClusterPredictor predictor = ClusterPredictor.ofNearest(Matrix.of(40, 1, line), labels);
    Matrix fresh = Matrix.of(new double[][] {{2}, {19.4}});

    assertThat(predictor.membership(fresh, predictor.predict(fresh))).containsExactly(1, 8.0 / 15);
    assertThat(predictor.membership(fresh, new int[] {-1, 1})).containsExactly(0, 7.0 / 15);
  }

  @Test
  void new_points_are_noise_beyond_eps_of_any_core_point() {
    Matrix points = Matrix.of(new double[][] {{0}, {1}, {2}, {10}, {11}, {12}, {30}});
    Dbscan dbscan = new Dbscan(new DbscanParams(1, 3));
    Labels labels = dbscan.fit(points);
    ClusterPredictor predictor = ClusterPredictor.ofDbscan(points, labels, dbscan);

    assertThat(predictor.predict(Matrix.of(new double[][] {{1.5}, {2.5}, {10.5}, {30}})))
        .containsExactly(0, -1, 1, -1);
  }

  @Test
  void without_density_the_nearest_member_decides_and_noise_lends_nothing() {
    Matrix points = Matrix.of(new double[][] {{0}, {1}, {10}, {5}});
    Labels labels = Labels.of(new int[] {0, 0, 1, -1});

    assertThat(
            ClusterPredictor.ofNearest(points, labels)
                .predict(Matrix.of(new double[][] {{5}, {6}, {99}})))
        .containsExactly(0, 1, 1);
    assertThat(
            ClusterPredictor.ofNearest(points, Labels.of(new int[] {-1, -1, -1, -1}))
                .predict(points))
        .containsOnly(-1);
  }
}
