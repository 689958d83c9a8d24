package clientele.steps.core.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.parallel.Workers;
import clientele.steps.core.tree.LeafEncoding;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The quick searches against looking at everybody. */
class ExactNeighboursTest {
  @Property(tries = 300)
  void leaf_index_finds_who_looking_at_everybody_finds(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int customers,
      @ForAll @IntRange(min = 1, max = 20) int trees,
      @ForAll @IntRange(min = 1, max = 12) int leavesPerTree,
      @ForAll @IntRange(min = 1, max = 8) int k) {
    SplittableRandom random = new SplittableRandom(seed);
    LeafEncoding leaves =
        LeafEncoding.of(
            customers, trees, random.ints((long) customers * trees, 0, leavesPerTree).toArray());
    try (Workers two = new Workers(2)) {
      Neighbours found = HammingNeighbours.exact(leaves, k, two);
      for (int i = 0; i < customers; i++) {
        int self = i;
        List<Integer> expected =
            nearest(customers, i, k, j -> (double) leaves.hamming(self, j)).stream()
                .filter(j -> leaves.hamming(self, j) < trees)
                .toList();
        assertThat(ids(found, i)).isEqualTo(expected);
        for (int j = 0; j < expected.size(); j++) {
          assertThat(found.distance(i, j))
              .isEqualTo(leaves.hamming(i, expected.get(j)) / (float) trees);
        }
      }
    }
  }

  @Property(tries = 300)
  void tree_search_on_the_plane_finds_who_looking_at_everybody_finds(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 80) int points,
      @ForAll @IntRange(min = 1, max = 3) int dimensions,
      @ForAll @IntRange(min = 1, max = 10) int k) {
    SplittableRandom random = new SplittableRandom(seed);
    // a coarse lattice: many duplicates, many equal distances
    Matrix matrix =
        Matrix.of(
            points,
            dimensions,
            random.ints((long) points * dimensions, 0, 6).asDoubleStream().toArray());
    try (Workers two = new Workers(2)) {
      Neighbours found = PlaneNeighbours.of(matrix, k, two);
      for (int i = 0; i < points; i++) {
        int self = i;
        assertThat(ids(found, i))
            .isEqualTo(nearest(points, i, k, j -> matrix.squaredDistance(self, j)));
      }
    }
  }

  private static List<Integer> nearest(int n, int self, int k, IntFunction<Double> distance) {
    return IntStream.range(0, n)
        .filter(j -> j != self)
        .boxed()
        .sorted(Comparator.comparing((Integer j) -> distance.apply(j)).thenComparing(j -> j))
        .limit(k)
        .toList();
  }

  private static List<Integer> ids(Neighbours found, int point) {
    return IntStream.range(0, found.k())
        .map(j -> found.id(point, j))
        .filter(id -> id != Neighbours.NOBODY)
        .boxed()
        .toList();
  }
}
