package clientele.steps.core.manifold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.tree.Customers;
import clientele.steps.core.tree.Forest;
import clientele.steps.core.tree.ForestParams;
import clientele.steps.core.tree.LeafEncoding;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** New customers in a finished drawing. */
class UmapModelTest {
  private static final Matrix FEATURES = Customers.blobs(800, 4, 6, 1);
  private static final Matrix KNOWN = FEATURES.rows(IntStream.range(0, 600).toArray());
  private static final Matrix FRESH = FEATURES.rows(IntStream.range(600, 800).toArray());
  private static final Forest FOREST =
      Forest.fit(KNOWN, Optional.empty(), ForestParams.of(ForestParams.Kind.TOTALLY_RANDOM), 7, 2);
  private static final UmapModel MODEL =
      new UmapProjection(UmapParams.DEFAULT.withEpochs(150), 2).fit(FOREST.encode(KNOWN), 5);

  @Test
  void new_customers_land_among_those_of_their_blob() {
    Matrix points = MODEL.transform(FOREST.encode(FRESH), 2);
    Matrix known = MODEL.points();
    for (int i = 0; i < 200; i++) {
      assertThat(nearest(known, points.row(i)) % 4).isEqualTo(i % 4);
    }
  }

  @Test
  void known_customers_come_back_to_where_they_are() {
    Matrix again = MODEL.transform(FOREST.encode(KNOWN), 2);
    double[] offs =
        IntStream.range(0, 600)
            .mapToDouble(i -> distance(again.row(i), MODEL.points().row(i)))
            .sorted()
            .toArray();
    double width =
        Arrays.stream(MODEL.points().toArray()).max().orElseThrow()
            - Arrays.stream(MODEL.points().toArray()).min().orElseThrow();
    assertThat(offs[300]).isLessThan(0.03 * width);
  }

  @Test
  void a_place_depends_on_nobody_else_who_is_new_and_not_on_threads() {
    LeafEncoding fresh = FOREST.encode(FRESH);
    Matrix all = MODEL.transform(fresh, 1);
    int[] some = {150, 3, 77};
    assertThat(MODEL.transform(fresh.customers(some), 2)).isEqualTo(all.rows(some));
    assertThat(MODEL.transform(fresh, 8)).isEqualTo(all);
  }

  @Test
  void stored_and_loaded_it_is_the_same() {
    byte[] bytes = MODEL.toBytes();
    UmapModel loaded = UmapModel.of(bytes);
    Forest forest = Forest.of(FOREST.toBytes(), 1);
    assertThat(loaded.toBytes()).isEqualTo(bytes);
    assertThat(forest.toBytes()).isEqualTo(FOREST.toBytes());
    assertThat(loaded.points()).isEqualTo(MODEL.points());
    assertThat(loaded.transform(forest.encode(FRESH), 2))
        .isEqualTo(MODEL.transform(FOREST.encode(FRESH), 2));
  }

  @Test
  void other_files_are_refused() {
    byte[] bytes = MODEL.toBytes();
    assertThatThrownBy(() -> UmapModel.of(Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cut short");
    assertThatThrownBy(() -> UmapModel.of(FOREST.toBytes()))
        .hasMessageContaining("not a stored drawing");
    assertThatThrownBy(() -> Forest.of(bytes, 1)).hasMessageContaining("not a stored forest");
  }

  @Test
  void who_shares_no_leaf_comes_to_the_middle() {
    int[] strange = new int[FOREST.trees()];
    Arrays.fill(strange, 1_000_000);
    Matrix point = MODEL.transform(LeafEncoding.of(1, strange.length, strange), 1);
    assertThat(point.at(0, 0))
        .isCloseTo(
            Arrays.stream(MODEL.points().column(0)).average().orElseThrow(),
            org.assertj.core.api.Assertions.within(1e-3));
  }

  private static int nearest(Matrix known, double[] point) {
    int best = 0;
    for (int j = 0; j < known.rows(); j++) {
      if (distance(known.row(j), point) < distance(known.row(best), point)) {
        best = j;
      }
    }
    return best;
  }

  private static double distance(double[] a, double[] b) {
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  }
}
