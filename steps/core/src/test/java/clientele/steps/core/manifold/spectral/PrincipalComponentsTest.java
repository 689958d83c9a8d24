package clientele.steps.core.manifold.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.tree.Customers;
import org.junit.jupiter.api.Test;

/** Directions of known data. */
class PrincipalComponentsTest {
  @Test
  void two_features_that_go_together_make_one_component() {
    double[] values = new double[300];
    for (int i = 0; i < 100; i++) {
      values[3 * i] = i;
      values[3 * i + 1] = -5 * i + 3;
      values[3 * i + 2] = 8; // constant
    }
    PrincipalComponents found = PrincipalComponents.of(Matrix.of(100, 3, values), 2);
    assertThat(found.shares().at(0, 0)).isCloseTo(1, within(1e-12));
    assertThat(found.shares().at(0, 1)).isCloseTo(0, within(1e-12));
    assertThat(found.directions().at(0, 0)).isCloseTo(-found.directions().at(1, 0), within(1e-12));
    assertThat(found.directions().at(2, 0)).isZero();
  }

  @Test
  void components_do_not_go_together_and_all_of_them_hold_everything() {
    PrincipalComponents found = PrincipalComponents.of(Customers.blobs(500, 3, 5, 1), 5);
    double together = 0;
    double squares = 0;
    for (int i = 0; i < 500; i++) {
      together += found.points().at(i, 0) * found.points().at(i, 1);
      for (int k = 0; k < 5; k++) {
        squares += found.points().at(i, k) * found.points().at(i, k);
      }
    }
    assertThat(together / 500).isCloseTo(0, within(1e-9));
    assertThat(squares / 500).isCloseTo(5, within(1e-9));
    assertThat(found.shares().at(0, 0)).isGreaterThan(found.shares().at(0, 4));
  }

  @Test
  void more_components_than_features_are_refused() {
    assertThatThrownBy(() -> PrincipalComponents.of(Matrix.of(3, 2, new double[6]), 3))
        .hasMessageContaining("[3 of 2]");
  }
}
