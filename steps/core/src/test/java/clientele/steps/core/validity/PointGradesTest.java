package clientele.steps.core.validity;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.choice.TunedDbscan;
import clientele.steps.core.matrix.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When to believe segments. */
class PointGradesTest {
  private final Clusterer clusterer = TunedDbscan.onThreads(1);

  @Test
  void four_blobs_are_four_trustworthy_segments() {
    Matrix points = blobs(400, 4, 7);
    Labels labels = clusterer.fit(points);
    PointGrades grades = PointGrades.of(points, labels, clusterer, 1, 2);

    assertThat(labels.clusters()).isEqualTo(4);
    assertThat(grades.stability().clusters())
        .allSatisfy(c -> assertThat(c.jaccard()).isGreaterThanOrEqualTo(0.85));
    assertThat(grades.verdict().text()).isEqualTo("trustworthy");
    assertThat(grades.dbcv()).isGreaterThan(0.5);
  }

  @Test
  void one_blob_and_scattered_points_are_none() {
    for (int seed = 0; seed < 2; seed++) {
      Matrix scattered = Matrix.of(300, 2, new Random(seed).doubles(600).toArray());
      for (Matrix points : new Matrix[] {blobs(300, 1, seed), scattered}) {
        Labels labels = clusterer.fit(points);
        Verdict verdict = PointGrades.of(points, labels, clusterer, 1, 2).verdict();

        assertThat(verdict.trustworthy()).as("%s %s", labels, verdict.reasons()).isFalse();
        assertThat(verdict.text()).isEqualTo("no trustworthy segments");
      }
    }
  }

  @Test
  void forty_customers_get_an_honest_answer_and_fewer_do_no_harm() {
    for (int n : new int[] {0, 2, 40}) {
      Matrix points = Matrix.of(n, 2, new Random(2).doubles(2L * n).toArray());
      Labels labels = clusterer.fit(points);

      assertThat(PointGrades.of(points, labels, clusterer, 1, 1).verdict().trustworthy()).isFalse();
    }
  }

  private static Matrix blobs(int n, int blobs, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[n][2];
    for (int i = 0; i < n; i++) {
      int blob = i % blobs;
      rows[i][0] = 12 * (blob % 2) + random.nextGaussian();
      rows[i][1] = 12 * (blob / 2) + random.nextGaussian();
    }
    return Matrix.of(rows);
  }
}
