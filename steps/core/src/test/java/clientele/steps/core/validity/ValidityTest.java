package clientele.steps.core.validity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Iris;
import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The grades agree with published and independent values. */
class ValidityTest {
  @Test
  void iris_has_its_known_grades() {
    Matrix points = Iris.points();
    Labels species = Iris.species();

    assertThat(Silhouette.of(points, species).overall()).isCloseTo(0.5034774407, within(1e-10));
    assertThat(CalinskiHarabasz.of(points, species)).hasValueCloseTo(487.3308763749, within(1e-8));
    assertThat(DaviesBouldin.of(points, species)).hasValueCloseTo(0.7513707095, within(1e-10));
  }

  @Test
  void small_examples_have_their_known_grades() {
    Matrix diagonal = Matrix.of(new double[][] {{0, 0}, {2, 2}, {3, 3}, {5, 5}});
    assertThat(DaviesBouldin.of(diagonal, Labels.of(new int[] {0, 0, 1, 2})))
        .hasValueCloseTo(5.0 / 12, within(1e-12));

    Matrix line = Matrix.of(new double[][] {{0}, {1}, {1}, {2}, {3}, {3}});
    Silhouette silhouette = Silhouette.of(line, Labels.of(new int[] {0, 1, 1, 1, 2, 2}));
    double[] expected = {0, .5, .5, 0, 1, 1};
    for (int i = 0; i < expected.length; i++) {
      assertThat(silhouette.point(i)).as("point %d", i).isCloseTo(expected[i], within(1e-12));
    }
    assertThat(silhouette.cluster(1)).isEqualTo(1); // the pair at 3 is the second largest
  }

  @Test
  void noise_is_left_out() {
    Matrix points = Matrix.of(new double[][] {{0}, {1}, {500}, {10}, {11}});
    Labels labels = Labels.of(new int[] {0, 0, -1, 1, 1});
    int[] members = {0, 1, 3, 4};
    Matrix without = points.rows(members);
    Labels kept = labels.points(members);

    assertThat(Silhouette.of(points, labels).overall())
        .isEqualTo(Silhouette.of(without, kept).overall());
    assertThat(DaviesBouldin.of(points, labels)).isEqualTo(DaviesBouldin.of(without, kept));
    assertThat(CalinskiHarabasz.of(points, labels)).isEqualTo(CalinskiHarabasz.of(without, kept));
    assertThat(Silhouette.of(points, labels).point(2)).isZero();
  }

  @Test
  void fewer_than_two_clusters_have_no_grade() {
    Matrix points = Iris.points();
    Labels one = Labels.of(new int[150]);

    assertThat(Silhouette.of(points, one).overall()).isZero();
    assertThat(DaviesBouldin.of(points, one)).isEmpty();
    assertThat(CalinskiHarabasz.of(points, one)).isEmpty();
    assertThatThrownBy(() -> Silhouette.of(points, Labels.of(new int[3])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_same_bits_on_any_number_of_threads() {
    Matrix points = blobs(3000, 3);
    Labels labels = blobLabels(3000);
    double one = Silhouette.of(points, labels, 1).overall();

    assertThat(Silhouette.of(points, labels, 2).overall()).isEqualTo(one);
    assertThat(Silhouette.of(points, labels, 8).overall()).isEqualTo(one);
  }

  @Test
  void a_sample_misses_by_about_its_stated_error() {
    Matrix points = blobs(4000, 2);
    Labels labels = blobLabels(4000);
    double exact = Silhouette.of(points, labels, 2).overall();
    int within = 0;
    for (int seed = 0; seed < 100; seed++) {
      Silhouette sample = Silhouette.sampled(points, labels, 200, seed, 2);
      within += Math.abs(sample.overall() - exact) <= 2 * sample.standardError() ? 1 : 0;
      assertThat(sample.scored()).isEqualTo(200);
    }

    assertThat(within).isBetween(88, 100);
    assertThat(Silhouette.sampled(points, labels, 4000, 1, 1).overall()).isEqualTo(exact);
    assertThat(Silhouette.sampled(points, labels, 4000, 1, 1).standardError()).isZero();
  }

  @Test
  @Tag("soak")
  void a_hundred_thousand_points_in_8_clusters_take_less_than_10_seconds() {
    Matrix points = blobs(100_000, 2);
    Labels labels = blobLabels(100_000);
    Silhouette.of(blobs(5000, 2), blobLabels(5000), 2);
    long start = System.nanoTime();
    double overall = Silhouette.of(points, labels, 2).overall();
    double seconds = (System.nanoTime() - start) / 1e9;

    System.out.printf("silhouette, 100,000 points, 8 clusters: %.2f s, %.6f%n", seconds, overall);
    assertThat(seconds).isLessThan(10);
  }

  private static Matrix blobs(int n, int d) {
    Random random = new Random(4);
    double[] values = new double[n * d];
    Arrays.setAll(values, i -> 4 * (i / d % 8 >> i % d & 1) + random.nextGaussian());
    return Matrix.of(n, d, values);
  }

  private static Labels blobLabels(int n) {
    int[] raw = new int[n];
    Arrays.setAll(raw, i -> i % 8);
    return Labels.of(raw);
  }
}
