package clientele.steps.core.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.tree.Customers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From features to a plane, kept and loaded. */
class EmbeddingModelTest {
  private static final EmbeddingParams PARAMS =
      new EmbeddingParams(50, 0.02, 1, UmapParams.DEFAULT.withEpochs(100));
  private static final CustomerMatrix ALL = customers(Customers.blobs(500, 4, 5, 1), "abcde");
  private static final EmbeddingModel MODEL =
      EmbeddingModel.fit(ALL, Optional.empty(), PARAMS, 7, 2);

  @Test
  void any_number_of_threads_gives_the_same_bytes_and_another_seed_others() {
    for (int threads : new int[] {1, 8}) {
      EmbeddingModel other = EmbeddingModel.fit(ALL, Optional.empty(), PARAMS, 7, threads);
      assertThat(other.toBytes()).isEqualTo(MODEL.toBytes());
    }
    assertThat(EmbeddingModel.fit(ALL, Optional.empty(), PARAMS, 8, 2).points())
        .isNotEqualTo(MODEL.points());
  }

  @Test
  void loaded_it_places_the_same_and_changed_it_is_refused() {
    byte[] bytes = MODEL.toBytes();
    EmbeddingModel loaded = EmbeddingModel.of(bytes, 1);

    assertThat(loaded.points()).isEqualTo(MODEL.points());
    assertThat(loaded.place(ALL, 2)).isEqualTo(MODEL.place(ALL, 1));
    bytes[bytes.length / 2] ^= 1;
    for (byte[] bad :
        new byte[][] {bytes, Arrays.copyOf(bytes, 900), {1, 2, 3, 4, 5}, {}, {0x45, 0x4d}}) {
      assertThatThrownBy(() -> EmbeddingModel.of(bad, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a stored embedding");
    }
  }

  @Test
  void customers_it_was_made_of_come_back_near_their_points() {
    Matrix again = MODEL.place(ALL, 2);
    double width = Arrays.stream(MODEL.points().column(0)).max().orElseThrow();
    width -= Arrays.stream(MODEL.points().column(0)).min().orElseThrow();
    double[] off =
        IntStream.range(0, 500)
            .mapToDouble(
                i ->
                    StrictMath.hypot(
                        again.at(i, 0) - MODEL.points().at(i, 0),
                        again.at(i, 1) - MODEL.points().at(i, 1)))
            .sorted()
            .toArray();

    assertThat(off[250]).isLessThan(0.05 * width);
  }

  @Test
  void columns_are_found_by_name() {
    double[] swapped = ALL.values().toArray();
    for (int i = 0; i < swapped.length; i += 5) {
      double held = swapped[i];
      swapped[i] = swapped[i + 4];
      swapped[i + 4] = held;
    }
    CustomerMatrix other = customers(Matrix.of(500, 5, swapped), "ebcda");

    assertThat(MODEL.place(other, 2)).isEqualTo(MODEL.place(ALL, 2));
    assertThatThrownBy(() -> MODEL.place(customers(ALL.values(), "abcdz"), 1))
        .hasMessageContaining("no such column [e]");
  }

  @Test
  void a_target_supervises_and_is_no_feature() {
    EmbeddingModel supervised = EmbeddingModel.fit(ALL, Optional.of("c"), PARAMS, 7, 2);

    assertThat(supervised.forest().columns()).containsExactly("a", "b", "d", "e");
    assertThat(supervised.points()).isNotEqualTo(MODEL.points());
    assertThatThrownBy(() -> EmbeddingModel.fit(ALL, Optional.of("z"), PARAMS, 7, 2))
        .hasMessageContaining("no such column [z]");
  }

  @Test
  void settings_that_mean_nothing_are_refused() {
    assertThatThrownBy(() -> new EmbeddingParams(0, 0.1, 1, UmapParams.DEFAULT))
        .hasMessageContaining("trees");
    assertThatThrownBy(() -> new EmbeddingParams(1, 0.6, 1, UmapParams.DEFAULT))
        .hasMessageContaining("[0.6]");
  }

  private static CustomerMatrix customers(Matrix values, String columns) {
    return new CustomerMatrix(
        IntStream.range(0, values.rows()).mapToObj(i -> "%05d".formatted(i)).toList(),
        List.of(columns.split("")),
        values);
  }
}
