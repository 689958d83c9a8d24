package clientele.steps.core.clustering.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.ReferenceDbscan;
import clientele.steps.core.matrix.Matrix;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** DBSCAN against its definition. */
public class DbscanTest {
  @Test
  void equals_the_definition_on_thousands_of_small_sets() {
    for (int set = 0; set < 6000; set++) {
      Random random = new Random(set);
      Matrix points = smallSet(random, 1 + random.nextInt(45), 1 + random.nextInt(4));
      double eps = new double[] {0.5, 1, Math.sqrt(2), 2, 0.3 + random.nextDouble()}[set % 5];
      DbscanParams params = new DbscanParams(eps, 1 + random.nextInt(6));

      assertThat(new Dbscan(params, 1 + set % 3).fit(points))
          .as("set %d: %s %s", set, params, points)
          .isEqualTo(ReferenceDbscan.fit(points, params));
    }
  }

  @Test
  void order_of_rows_changes_nothing_but_the_numbering() {
    for (int set = 0; set < 300; set++) {
      Random random = new Random(set);
      Matrix points = smallSet(random, 40, 2);
      int[] shuffled = shuffled(points.rows(), random);
      Dbscan dbscan = new Dbscan(new DbscanParams(1, 4));

      assertThat(dbscan.fit(points.rows(shuffled))).isEqualTo(dbscan.fit(points).points(shuffled));
    }
  }

  @Test
  void a_point_at_exactly_eps_is_a_neighbour() {
    Matrix points = Matrix.of(new double[][] {{0, 0}, {3, 4}, {6, 8}});

    assertThat(new Dbscan(new DbscanParams(5, 2)).fit(points).clusters()).isEqualTo(1);
    assertThat(new Dbscan(new DbscanParams(Math.nextDown(5), 2)).fit(points).noise()).isEqualTo(3);
  }

  @Test
  void a_border_point_goes_to_its_nearest_core_point() {
    Matrix points =
        Matrix.of(
            new double[][] {
              {0},
              {0.1},
              {0.2},
              {0.3},
              {1.2},
              {2.05},
              {2.15},
              {2.25},
              {2.35} // the middle is a border
            });
    Labels labels = new Dbscan(new DbscanParams(0.92, 4)).fit(points);

    assertThat(labels.of(4)).isEqualTo(labels.of(5)).isNotEqualTo(labels.of(0));
  }

  @Test
  void far_outliers_and_large_offsets_do_no_harm() {
    double[][] rows = new double[2001][2];
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      rows[i][0] = 1e6 + random.nextInt(40) * 0.25;
      rows[i][1] = -1e6 + random.nextInt(40) * 0.25;
    }
    rows[2000][0] = 1e11;
    Matrix points = Matrix.of(rows);
    DbscanParams params = new DbscanParams(0.25, 3);

    assertThat(new Dbscan(params).fit(points)).isEqualTo(ReferenceDbscan.fit(points, params));
  }

  @Test
  void no_points_give_no_labels_and_equal_points_one_cluster() {
    Dbscan dbscan = new Dbscan(new DbscanParams(1, 3));

    assertThat(dbscan.fit(Matrix.of(0, 2, new double[0])).points()).isZero();
    assertThat(dbscan.fit(Matrix.of(50, 2, new double[100])).size(0)).isEqualTo(50);
  }

  @Test
  void settings_that_mean_nothing_are_refused() {
    assertThatThrownBy(() -> new DbscanParams(0, 5))
        .hasMessageContaining("eps")
        .hasMessage("eps is not a number above 0 [0.0]");
    assertThatThrownBy(() -> new DbscanParams(Double.NaN, 5)).hasMessageContaining("[NaN]");
    assertThatThrownBy(() -> new DbscanParams(1, 0)).hasMessageContaining("minPts");
    assertThatThrownBy(
            () -> new Dbscan(new DbscanParams(1e-9, 2)).fit(Matrix.of(new double[][] {{0}, {1e9}})))
        .hasMessageContaining("eps is too small");
  }

  @Test
  @Tag("soak")
  void a_million_points_take_less_than_half_a_second_on_two_threads() {
    Matrix points = manyBlobs(1_000_000);
    Dbscan dbscan = new Dbscan(new DbscanParams(0.05, 10), 2);
    Labels labels = dbscan.fit(points);
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      long start = System.nanoTime();
      assertThat(dbscan.fit(points)).isEqualTo(labels);
      best = Math.min(best, (System.nanoTime() - start) / 1e9);
    }

    System.out.printf("dbscan, a million points: %.3f s, %s%n", best, labels);
    assertThat(new Dbscan(dbscan.params(), 1).fit(points)).isEqualTo(labels);
    assertThat(best).isLessThan(0.5);
  }

  public static Matrix manyBlobs(int n) {
    Random random = new Random(1);
    double[] values = new double[2 * n];
    for (int i = 0; i < n; i++) {
      int blob = random.nextInt(12);
      values[2 * i] = 8 * (blob % 4) + random.nextGaussian();
      values[2 * i + 1] = 8 * (blob / 4) + random.nextGaussian();
    }
    return Matrix.of(n, 2, values);
  }

  private static int[] shuffled(int n, Random random) {
    int[] rows = IntStream.range(0, n).toArray();
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int held = rows[i];
      rows[i] = rows[j];
      rows[j] = held;
    }
    return rows;
  }

  /** Duplicates, lattices with distances of exactly eps, lines, scattered and clumped points. */
  private static Matrix smallSet(Random random, int n, int d) {
    int kind = random.nextInt(4);
    double[] values = new double[n * d];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (kind) {
            case 0 -> random.nextInt(6);
            case 1 -> i % d == 0 ? random.nextInt(12) * 0.5 : 2;
            case 2 -> random.nextDouble() * 6 - 3;
            default -> 5 * random.nextInt(2) + random.nextGaussian();
          };
    }
    return Matrix.of(n, d, values);
  }
}
