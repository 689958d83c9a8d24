package clientele.steps.core.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Odd customers stand out. */
class IsolationForestTest {
  @Test
  void customers_far_from_the_crowd_have_the_highest_figures() {
    Random random = new Random(1);
    double[] values = new double[4 * 2000];
    Arrays.setAll(values, i -> random.nextGaussian() + (i / 4 < 10 ? 8 : 0));
    double[] scores = IsolationForest.of(3, 1).scores(Matrix.of(2000, 4, values));

    double ordinary = Arrays.stream(scores, 10, 2000).max().orElseThrow();
    assertThat(Arrays.stream(scores, 0, 10).min().orElseThrow()).isGreaterThan(ordinary);
    assertThat(Arrays.stream(scores).average().orElseThrow()).isBetween(0.35, 0.55);
  }

  @Test
  void the_same_bits_on_any_number_of_threads() {
    Matrix features = Matrix.of(3000, 3, new Random(2).doubles(9000).toArray());

    assertThat(IsolationForest.of(5, 3).scores(features))
        .isEqualTo(IsolationForest.of(5, 1).scores(features))
        .isNotEqualTo(IsolationForest.of(6, 1).scores(features));
  }

  @Test
  void equal_few_or_no_customers_are_ordinary() {
    assertThat(IsolationForest.of(1, 1).scores(Matrix.of(0, 2, new double[0]))).isEmpty();
    assertThat(IsolationForest.of(1, 1).scores(Matrix.of(1, 2, new double[2])))
        .containsExactly(0.5);
    assertThat(IsolationForest.of(1, 1).scores(Matrix.of(50, 2, new double[100])))
        .containsOnly(new double[] {0.5}, within(1e-12));
  }
}
