package clientele.steps.core.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.neighbour.FeatureNeighbours.Metric;
import clientele.steps.core.parallel.Workers;
import clientele.steps.core.tree.Customers;
import clientele.steps.core.tree.Forest;
import clientele.steps.core.tree.ForestParams;
import clientele.steps.core.tree.LeafEncoding;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The approximate search finds nearly all, always the same, and steps in where it is quicker. */
class ApproximateNeighboursTest {
  private static final Workers TWO = new Workers(2);

  @AfterAll
  static void close() {
    TWO.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 40, ForestParams.UNLIMITED})
  void recall_on_leaves_of_any_depth_is_above_95_percent(int depth) {
    LeafEncoding leaves = leaves(Customers.blobs(5000, 3, 8, 1), depth);
    Neighbours exact = HammingNeighbours.exact(leaves, 15, TWO);
    Neighbours found = HammingNeighbours.approximate(leaves, 15, TWO);
    assertThat(Neighbours.recall(exact, found)).isGreaterThan(0.95);
    assertThat(Neighbours.recall(exact, exact)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void recall_on_features_is_above_95_percent(Metric metric) {
    Matrix features = Customers.blobs(4000, 3, 8, 1);
    Neighbours exact = FeatureNeighbours.exact(features, metric, 15, TWO);
    Neighbours found =
        FeatureNeighbours.approximate(
            features, metric, leaves(features, ForestParams.UNLIMITED), 15, TWO);
    assertThat(Neighbours.recall(exact, found)).isGreaterThan(0.95);
  }

  /**
   * At the full sizes, in leaves of 2 % of the customers, as a month has them, and of 5: {@code mvn
   * -pl sql,steps test -Dsoak -Dtest=ApproximateNeighboursTest
   * -Dsurefire.failIfNoSpecifiedTests=false}.
   */
  @Tag("soak")
  @ParameterizedTest
  @CsvSource({"20000,400", "20000,5", "100000,2000", "100000,5"})
  void recall_at_full_size_is_above_95_percent(int customers, int minLeaf) {
    ForestParams params = ForestParams.of(ForestParams.Kind.TOTALLY_RANDOM).withMinLeaf(minLeaf);
    Matrix features = Customers.blobs(customers, 3, 13, 1);
    LeafEncoding leaves = Forest.fit(features, Optional.empty(), params, 7, 2).encode(features);
    double chosen = recallOfSome(leaves, HammingNeighbours.of(leaves, 15, TWO));
    double approximate = recallOfSome(leaves, HammingNeighbours.approximate(leaves, 15, TWO));
    System.out.printf(
        "recall of 15 neighbours, %d customers, %d in a leaf: chosen %.4f, approximate %.4f%n",
        customers, minLeaf, chosen, approximate);
    assertThat(chosen).isGreaterThan(0.95);
    assertThat(approximate).isGreaterThan(0.95);
  }

  private static double recallOfSome(LeafEncoding leaves, Neighbours found) {
    int[] some = IntStream.range(0, 500).map(i -> i * (leaves.customers() / 500)).toArray();
    Neighbours exact = HammingNeighbours.ofNew(leaves, leaves.customers(some), 16, TWO);
    int hits = 0;
    for (int s = 0; s < some.length; s++) {
      // the asked themselves are among the sixteen
      for (int j = 0; j < 15; j++) {
        hits += found.distance(some[s], j) <= exact.distance(s, 15) ? 1 : 0;
      }
    }
    return hits / 7500.0;
  }

  @Test
  void any_number_of_threads_finds_the_same() {
    LeafEncoding leaves = leaves(Customers.blobs(3000, 3, 6, 1), 5);
    Neighbours two = HammingNeighbours.approximate(leaves, 10, TWO);
    try (Workers one = new Workers(1);
        Workers eight = new Workers(8)) {
      for (Workers workers : new Workers[] {one, eight}) {
        Neighbours found = HammingNeighbours.approximate(leaves, 10, workers);
        for (int i = 0; i < 3000; i++) {
          for (int j = 0; j < 10; j++) {
            assertThat(found.id(i, j)).isEqualTo(two.id(i, j));
          }
        }
      }
    }
  }

  @Test
  void small_leaves_are_counted_out_exactly() {
    LeafEncoding leaves = leaves(Customers.blobs(3000, 3, 6, 1), ForestParams.UNLIMITED);
    assertThat(
            Neighbours.kept(
                HammingNeighbours.exact(leaves, 15, TWO), HammingNeighbours.of(leaves, 15, TWO)))
        .isEqualTo(1);
  }

  @Test
  void few_points_have_few_neighbours() {
    LeafEncoding three = leaves(Customers.blobs(30, 3, 6, 1), 3).customers(new int[] {0, 3, 6});
    Neighbours found = HammingNeighbours.approximate(three, 5, TWO);
    assertThat(found.id(0, 1)).isNotEqualTo(Neighbours.NOBODY);
    assertThat(found.id(0, 2)).isEqualTo(Neighbours.NOBODY);
  }

  @Test
  void new_customers_find_the_known_ones_like_them() {
    Matrix features = Customers.blobs(400, 4, 6, 1);
    LeafEncoding leaves = leaves(features, ForestParams.UNLIMITED);
    Neighbours found = HammingNeighbours.ofNew(leaves, leaves.customers(new int[] {7, 9}), 3, TWO);
    assertThat(found.id(0, 0)).isEqualTo(7);
    assertThat(found.distance(0, 0)).isZero();
    assertThat(found.id(1, 2) % 4).isEqualTo(1);
  }

  private static LeafEncoding leaves(Matrix features, int depth) {
    ForestParams params = ForestParams.of(ForestParams.Kind.TOTALLY_RANDOM).withMaxDepth(depth);
    return Forest.fit(features, Optional.empty(), params, 7, 2).encode(features);
  }
}
