package clientele.steps.core.validity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.matrix.ReferenceFile;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The grades agree with an independent implementation. */
class ReferenceTest {
  @ParameterizedTest
  @ValueSource(strings = {"moons", "blobs"})
  void grades_agree_with_the_reference_file(String name) throws IOException {
    ReferenceFile file = ReferenceFile.read(name);
    double[] grades = file.figures();
    int d = file.rows()[0].length - 1;
    Matrix points = file.columns(0, d);
    Labels labels = Labels.of(file.whole(d));

    assertThat(Silhouette.of(points, labels).overall()).isCloseTo(grades[0], within(1e-10));
    assertThat(DaviesBouldin.of(points, labels)).hasValueCloseTo(grades[1], within(1e-10));
    assertThat(CalinskiHarabasz.of(points, labels)).hasValueCloseTo(grades[2], within(1e-8));
    assertThat(Dbcv.of(points, labels, 1)).isCloseTo(grades[3], within(1e-10));
    assertThat(Dbcv.of(points, labels, 3)).isEqualTo(Dbcv.of(points, labels, 1));
  }

  @Test
  void dbcv_of_fewer_than_two_clusters_and_of_tiny_ones_is_defined() {
    Matrix points = Matrix.of(new double[][] {{0}, {0}, {5}, {5.5}, {9}});

    assertThat(Dbcv.of(points, Labels.of(new int[5]), 1)).isZero();
    assertThat(Dbcv.of(points, Labels.of(new int[] {0, 0, 1, 1, 2}), 1)).isBetween(0.0, 1.0);
  }
}
