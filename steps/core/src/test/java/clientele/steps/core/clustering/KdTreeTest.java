package clientele.steps.core.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.steps.core.clustering.density.DbscanTest;
import clientele.steps.core.matrix.Matrix;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tree finds what a look at every pair finds. */
class KdTreeTest {
  @Test
  void equals_a_search_of_every_pair_ties_included() {
    for (int set = 0; set < 400; set++) {
      Random random = new Random(set);
      int n = 1 + random.nextInt(120);
      int d = 1 + random.nextInt(4);
      boolean lattice = set % 2 == 0;
      double[] values =
          random.doubles((long) n * d).map(v -> lattice ? Math.rint(5 * v) : v).toArray();
      Matrix points = Matrix.of(n, d, values);
      int k = 1 + random.nextInt(8);
      KdTree.Search search = KdTree.of(points).search(k);
      int query = random.nextInt(n);

      int found = search.run(points.row(query));

      int[] expected =
          IntStream.range(0, n)
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingDouble(i -> points.squaredDistance(query, i))
                      .thenComparingInt(i -> i))
              .limit(k)
              .mapToInt(i -> i)
              .toArray();
      assertThat(IntStream.range(0, found).map(search::row)).containsExactly(box(expected));
    }
  }

  @Test
  void k_distances_are_the_same_on_any_number_of_threads() {
    Matrix points = DbscanTest.manyBlobs(3000);
    double[] one = KdTree.of(points).kDistances(7, 1);

    assertThat(KdTree.of(points).kDistances(7, 3)).isEqualTo(one);
    double[] toFirst =
        IntStream.range(1, 3000).mapToDouble(i -> points.squaredDistance(0, i)).sorted().toArray();
    assertThat(one[0]).isEqualTo(Math.sqrt(toFirst[6]));
  }

  @Test
  void k_must_leave_a_neighbour() {
    KdTree tree = KdTree.of(Matrix.of(new double[][] {{1}, {2}}));

    assertThatThrownBy(() -> tree.kDistances(2, 1)).hasMessageContaining("[2, n = 2]");
  }

  private static Integer[] box(int[] values) {
    return IntStream.of(values).boxed().toArray(Integer[]::new);
  }
}
