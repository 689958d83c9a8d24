package clientele.steps.core.validity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whether there is anything to find at all. */
class EvidenceTest {
  @Test
  void hopkins_is_a_half_for_scattered_points_and_near_1_for_blobs() {
    Random random = new Random(1);
    Matrix scattered = Matrix.of(5000, 2, random.doubles(10_000).toArray());
    double[] values = new double[10_000];
    Arrays.setAll(values, i -> 30 * (i / 2 % 3) + random.nextGaussian());

    assertThat(Hopkins.of(scattered, 3)).isCloseTo(0.5, within(0.05));
    assertThat(Hopkins.of(Matrix.of(5000, 2, values), 3)).isGreaterThan(0.95);
    assertThat(Hopkins.of(scattered, 3)).isEqualTo(Hopkins.of(scattered, 3));
    assertThat(Hopkins.of(Matrix.of(9, 2, new double[18]), 3)).isEqualTo(0.5);
  }

  @Test
  void shuffled_columns_keep_their_values_and_lose_their_company() {
    double[] values = new double[2000];
    Arrays.setAll(values, i -> i / 2);
    Matrix data = Matrix.of(1000, 2, values);
    NullTest.Result result =
        new NullTest(NullModel.SHUFFLED_COLUMNS, 19, 5, 2)
            .run(data, correlation(data), EvidenceTest::correlation);

    assertThat(result.grade()).isCloseTo(1, within(1e-9));
    assertThat(result.mean()).isCloseTo(0, within(0.05));
    assertThat(result.p()).isEqualTo(1.0 / 20);
    assertThat(result.beatsAll()).isTrue();
    assertThat(
            new NullTest(NullModel.SHUFFLED_COLUMNS, 3, 5, 1)
                .run(data, 0, m -> Arrays.stream(m.column(0)).sum())
                .mean())
        .isEqualTo(499_500);
  }

  @Test
  void a_grade_like_that_of_the_draws_does_not_beat_them() {
    Random random = new Random(9);
    int beaten = 0;
    for (int i = 0; i < 200; i++) {
      Matrix data = Matrix.of(60, 2, random.doubles(120).toArray());
      NullTest test = new NullTest(NullModel.SHUFFLED_COLUMNS, 19, i, 1);
      beaten += test.run(data, correlation(data), EvidenceTest::correlation).beatsAll() ? 1 : 0;
    }

    assertThat(beaten).isBetween(2, 22); // 5 % of 200 expected
  }

  @Test
  void draws_have_the_shape_of_the_data() {
    Matrix data = Matrix.of(new double[][] {{0, 10}, {2, 30}, {4, 20}});
    for (NullModel model : NullModel.values()) {
      NullTest.Result result =
          new NullTest(model, 200, 1, 1)
              .run(data, 0, m -> m.rows() == 3 && m.columns() == 2 ? m.at(0, 1) : 1e9);

      assertThat(result.mean()).as(model.name()).isCloseTo(20, within(2.0));
    }
  }

  private static double correlation(Matrix m) {
    double[] x = m.column(0);
    double[] y = m.column(1);
    double mx = Arrays.stream(x).average().orElseThrow();
    double my = Arrays.stream(y).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - mx) * (y[i] - my);
      xx += (x[i] - mx) * (x[i] - mx);
      yy += (y[i] - my) * (y[i] - my);
    }
    return xy / Math.sqrt(xx * yy);
  }
}
