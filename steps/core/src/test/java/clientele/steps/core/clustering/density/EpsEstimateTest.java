package clientele.steps.core.clustering.density;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.core.clustering.Knee;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Eps off the knee, and what DBSCAN says back. */
class EpsEstimateTest {
  @Test
  void the_knee_of_a_bent_line_is_its_bend() {
    double[] y =
        IntStream.rangeClosed(0, 100).mapToDouble(i -> i < 80 ? i : 80 + 9 * (i - 80)).toArray();

    assertThat(Knee.ofConvex(y)).isEqualTo(80);
    assertThat(Knee.ofConvex(new double[] {100, 40, 10, 8, 6, 5})).isEqualTo(2);
    assertThat(Knee.ofConvex(new double[] {3, 3, 3})).isEqualTo(2);
  }

  @Test
  void four_dense_blobs_among_scattered_points_come_out() {
    Random random = new Random(3);
    double[][] rows = new double[2040][2];
    for (int i = 0; i < rows.length; i++) {
      boolean scattered = i >= 2000;
      rows[i][0] = scattered ? 60 * random.nextDouble() - 20 : 20 * (i % 2) + random.nextGaussian();
      rows[i][1] =
          scattered ? 60 * random.nextDouble() - 20 : 20 * (i / 2 % 2) + random.nextGaussian();
    }
    Matrix points = Matrix.of(rows);

    Labels labels = new Dbscan(DbscanParams.of(points)).fit(points);

    assertThat(labels.clusters()).isEqualTo(4);
    assertThat(labels.noise()).isBetween(20, 100);
  }

  @Test
  void points_that_cannot_tell_still_get_settings() {
    assertThat(DbscanParams.of(Matrix.of(0, 2, new double[0])).eps()).isEqualTo(1);
    assertThat(DbscanParams.of(Matrix.of(60, 2, new double[120])).eps()).isEqualTo(1);
    assertThat(DbscanParams.of(Matrix.of(new double[][] {{0, 0}, {0, 2}})).eps()).isEqualTo(2);
  }

  @Test
  void settings_that_look_wrong_are_told() {
    DbscanParams params = new DbscanParams(0.5, 5);
    int[] mostlyNoise = new int[100];
    Arrays.fill(mostlyNoise, 10, 100, -1);

    assertThat(EpsEstimate.hint(params, Labels.of(mostlyNoise)))
        .contains("noise is 90.0 % of the points [eps 0.5, minPts 5]. Maybe raise eps");
    assertThat(EpsEstimate.hint(params, Labels.of(new int[100])).orElseThrow())
        .startsWith("one cluster holds 100.0 %")
        .endsWith("Maybe lower eps");
    assertThat(EpsEstimate.hint(params, Labels.of(new int[] {-1, -1})).orElseThrow())
        .contains("all points are noise");
    assertThat(EpsEstimate.hint(params, Labels.of(new int[] {0, 0, 1, 1}))).isEmpty();
  }
}
