package clientele.steps.core.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Columns brought to a common scale. */
class ScalingTest {
  @Test
  void columns_get_mean_0_and_variance_1_and_constant_ones_become_0() {
    Matrix scaled =
        Standardizer.standardize(Matrix.of(new double[][] {{1, 0.1}, {2, 0.1}, {6, 0.1}}));

    assertThat(Arrays.stream(scaled.column(0)).sum()).isCloseTo(0, within(1e-12));
    assertThat(Arrays.stream(scaled.column(0)).map(v -> v * v).sum()).isCloseTo(3, within(1e-12));
    assertThat(scaled.column(1)).containsExactly(0, 0, 0);
  }

  @Test
  void what_was_learned_applies_to_other_rows() {
    Standardizer standardizer = Standardizer.fit(Matrix.of(new double[][] {{0}, {2}}));

    assertThat(standardizer.apply(Matrix.of(new double[][] {{3}})).at(0, 0)).isEqualTo(2);
    assertThatThrownBy(() -> standardizer.apply(Matrix.of(new double[][] {{1, 2}})))
        .hasMessageContaining("[2, 1]");
  }

  @Property
  void signed_log_keeps_order_sign_and_zero(
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double a,
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double b) {
    SignedLog log = SignedLog.of(0);

    assertThat(Double.compare(log.apply(a), log.apply(b)) * Double.compare(a, b)).isNotNegative();
    assertThat(log.apply(-a)).isEqualTo(-log.apply(a));
  }

  @Test
  void signed_log_changes_only_its_columns() {
    Matrix changed =
        new SignedLog(List.of(1), 100)
            .apply(Matrix.of(new double[][] {{5, 100 * (Math.E - 1)}, {7, 0}}));

    assertThat(changed.column(0)).containsExactly(5, 7);
    assertThat(changed.at(0, 1)).isCloseTo(1, within(1e-12));
    assertThat(changed.at(1, 1)).isZero();
  }

  @Test
  void quantiles_are_those_of_type_7() {
    Quantiles quantiles = Quantiles.of(new double[] {4, 1, 3, 2});

    assertThat(quantiles.at(0.25)).isEqualTo(1.75); // R: quantile(1:4, .25)
    assertThat(quantiles.median()).isEqualTo(2.5);
    assertThat(quantiles.at(0)).isEqualTo(1);
    assertThat(quantiles.at(1)).isEqualTo(4);
    assertThatThrownBy(() -> quantiles.at(1.1)).hasMessageContaining("[1.1]");
    assertThatThrownBy(() -> Quantiles.of(new double[0])).isInstanceOf(RuntimeException.class);
  }

  @Property
  void a_quantile_lies_between_least_and_most(
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -1e6, max = 1e6) Double> list,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    double[] values = list.stream().mapToDouble(v -> v).toArray();
    double at = Quantiles.of(values).at(share);

    assertThat(at)
        .isBetween(
            Arrays.stream(values).min().orElseThrow() - 1e-9,
            Arrays.stream(values).max().orElseThrow() + 1e-9);
  }
}
