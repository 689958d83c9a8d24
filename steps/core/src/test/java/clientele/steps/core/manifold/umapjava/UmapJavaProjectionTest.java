package clientele.steps.core.manifold.umapjava;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.core.manifold.UmapParams;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.tree.Customers;
import clientele.steps.core.tree.Forest;
import clientele.steps.core.tree.ForestParams;
import clientele.steps.core.tree.LeafEncoding;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library as we use it: repeatable, silent, and it finds what is there. */
class UmapJavaProjectionTest {
  private static final UmapJavaProjection ENGINE =
      new UmapJavaProjection(UmapParams.DEFAULT.withEpochs(100));

  @Test
  void the_same_seed_gives_the_same_bytes_and_another_others() {
    LeafEncoding leaves = leaves(300);
    Matrix first = ENGINE.project(leaves, 5);
    assertThat(ENGINE.project(leaves, 5)).isEqualTo(first);
    assertThat(ENGINE.project(leaves, 6)).isNotEqualTo(first);
  }

  @Test
  void above_its_limit_for_exact_neighbours_it_is_still_repeatable() {
    LeafEncoding leaves = leaves(4200);
    UmapJavaProjection quick = new UmapJavaProjection(UmapParams.DEFAULT.withEpochs(5));
    assertThat(quick.project(leaves, 5)).isEqualTo(quick.project(leaves, 5));
  }

  @Test
  void nearest_in_the_drawing_is_of_the_same_blob() {
    Matrix points = ENGINE.project(leaves(300), 5);
    int right = 0;
    for (int i = 0; i < 300; i++) {
      int nearest = i == 0 ? 1 : 0;
      for (int j = 0; j < 300; j++) {
        if (j != i && points.squaredDistance(i, j) < points.squaredDistance(i, nearest)) {
          nearest = j;
        }
      }
      right += nearest % 4 == i % 4 ? 1 : 0;
    }
    assertThat(right).isGreaterThan(290);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 10, 15, 16})
  void few_customers_get_their_points(int customers) {
    Matrix points = ENGINE.project(leaves(16).customers(Customers.permutation(customers, 1)), 1);
    assertThat(points.rows()).isEqualTo(customers);
    assertThat(points.columns()).isEqualTo(2);
  }

  @Test
  void it_prints_nothing() {
    PrintStream screen = System.out;
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
    try {
      ENGINE.project(leaves(300), 5);
      ENGINE.project(leaves(10), 5);
    } finally {
      System.setOut(screen);
    }
    assertThat(heard.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private static LeafEncoding leaves(int customers) {
    Matrix features = Customers.blobs(customers, 4, 6, 1);
    ForestParams params = ForestParams.of(ForestParams.Kind.TOTALLY_RANDOM);
    return Forest.fit(features, Optional.empty(), params, 7, 2).encode(features);
  }
}
