package clientele.steps.core.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A matrix keeps its numbers to itself. */
class MatrixTest {
  private final Matrix matrix = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});

  @Test
  void rows_columns_and_picked_rows_are_copies() {
    matrix.row(0)[0] = 99;
    matrix.column(0)[0] = 99;
    matrix.toArray()[0] = 99;

    assertThat(matrix.row(1)).containsExactly(4, 5, 6);
    assertThat(matrix.column(2)).containsExactly(3, 6);
    assertThat(matrix.at(0, 0)).isEqualTo(1);
    assertThat(matrix.rows(new int[] {1, 1, 0}).column(0)).containsExactly(4, 4, 1);
    assertThat(matrix.squaredDistance(0, 1)).isEqualTo(27);
  }

  @Test
  void equal_numbers_of_equal_shape_are_equal() {
    assertThat(Matrix.of(2, 3, new double[] {1, 2, 3, 4, 5, 6}))
        .isEqualTo(matrix)
        .hasSameHashCodeAs(matrix)
        .isNotEqualTo(Matrix.of(3, 2, new double[] {1, 2, 3, 4, 5, 6}))
        .hasToString("Matrix[2 × 3]");
  }

  @Test
  void what_is_no_matrix_is_refused_with_the_place() {
    assertThatThrownBy(() -> Matrix.of(2, 2, new double[3])).hasMessageContaining("[3, 2 × 2]");
    assertThatThrownBy(() -> Matrix.of(new double[][] {{1, 2}, {3, Double.NaN}}))
        .hasMessage("not a finite number [row 1, column 1: NaN]");
    assertThatThrownBy(() -> Matrix.of(new double[][] {{1, 2}, {3}}))
        .hasMessageContaining("[row 1]");
    assertThatThrownBy(() -> new CustomerMatrix(List.of("a"), List.of("x", "y", "z"), matrix))
        .hasMessageContaining("[1 ids, 3 columns, Matrix[2 × 3]]");
  }
}
