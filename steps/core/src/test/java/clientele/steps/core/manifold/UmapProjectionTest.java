package clientele.steps.core.manifold;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.core.manifold.umapjava.UmapJavaProjection;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.neighbour.HammingNeighbours;
import clientele.steps.core.neighbour.Neighbours;
import clientele.steps.core.neighbour.PlaneNeighbours;
import clientele.steps.core.parallel.Workers;
import clientele.steps.core.tree.Customers;
import clientele.steps.core.tree.Forest;
import clientele.steps.core.tree.ForestParams;
import clientele.steps.core.tree.LeafEncoding;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's promises: same bytes, faithful, and nothing odd breaks it. */
class UmapProjectionTest {
  private static final UmapParams SHORT = UmapParams.DEFAULT.withEpochs(100);

  @Test
  void any_number_of_threads_gives_the_same_bytes() {
    LeafEncoding leaves = leaves(Customers.blobs(3000, 3, 6, 1));
    Matrix one = new UmapProjection(SHORT, 1).project(leaves, 5);
    assertThat(new UmapProjection(SHORT, 2).project(leaves, 5)).isEqualTo(one);
    assertThat(new UmapProjection(SHORT, 8).project(leaves, 5)).isEqualTo(one);
    assertThat(new UmapProjection(SHORT, 2).project(leaves, 6)).isNotEqualTo(one);
  }

  @Test
  void it_keeps_at_least_as_many_neighbours_as_umap_java() {
    LeafEncoding leaves = leaves(Customers.blobs(2500, 1, 8, 1));
    double ours = kept(leaves, new UmapProjection(UmapParams.DEFAULT, 2).project(leaves, 5));
    double theirs = kept(leaves, new UmapJavaProjection(UmapParams.DEFAULT).project(leaves, 5));
    assertThat(ours).isGreaterThan(theirs);
  }

  @Test
  void nearest_in_the_drawing_is_of_the_same_blob() {
    LeafEncoding leaves = leaves(Customers.blobs(600, 4, 6, 1));
    Neighbours near = plane(new UmapProjection(SHORT, 2).project(leaves, 5), 1);
    for (int i = 0; i < 600; i++) {
      assertThat(near.id(i, 0) % 4).isEqualTo(i % 4);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 15, 16, 40})
  void few_customers_get_their_points(int customers) {
    LeafEncoding some =
        leaves(Customers.blobs(50, 2, 3, 1)).customers(Customers.permutation(customers, 1));
    Matrix points = new UmapProjection(SHORT, 2).project(some, 1);
    assertThat(points.rows()).isEqualTo(customers);
    assertThat(points.columns()).isEqualTo(2);
  }

  @Test
  void customers_who_are_all_alike_are_drawn() {
    Matrix points = new UmapProjection(SHORT, 2).project(LeafEncoding.of(50, 3, new int[150]), 1);
    assertThat(points.rows()).isEqualTo(50);
  }

  @Test
  void customers_who_share_no_leaf_with_anybody_are_drawn_apart() {
    int[] own = new int[90];
    for (int i = 0; i < 30; i++) {
      own[3 * i] = i;
      own[3 * i + 1] = i;
      own[3 * i + 2] = i;
    }
    Matrix points = new UmapProjection(SHORT, 2).project(LeafEncoding.of(30, 3, own), 1);
    for (int i = 1; i < 30; i++) {
      assertThat(points.squaredDistance(0, i)).isPositive();
    }
  }

  @Test
  void pieces_that_share_no_leaf_stand_apart() {
    LeafEncoding mixed = leaves(Customers.blobs(400, 1, 4, 1));
    int[] parted = new int[400 * mixed.trees()];
    for (int i = 0; i < parted.length; i++) {
      int customer = i / mixed.trees();
      parted[i] = 2 * mixed.leaf(customer, i % mixed.trees()) + customer % 2;
    }
    LeafEncoding leaves = LeafEncoding.of(400, mixed.trees(), parted);
    Neighbours near = plane(new UmapProjection(SHORT, 2).project(leaves, 5), 5);
    for (int i = 0; i < 400; i++) {
      assertThat(near.id(i, 4) % 2).isEqualTo(i % 2);
    }
  }

  static LeafEncoding leaves(Matrix features) {
    ForestParams params = ForestParams.of(ForestParams.Kind.TOTALLY_RANDOM);
    return Forest.fit(features, Optional.empty(), params, 7, 2).encode(features);
  }

  static double kept(LeafEncoding leaves, Matrix points) {
    try (Workers two = new Workers(2)) {
      return Neighbours.kept(
          HammingNeighbours.exact(leaves, 15, two), PlaneNeighbours.of(points, 15, two));
    }
  }

  private static Neighbours plane(Matrix points, int k) {
    try (Workers two = new Workers(2)) {
      return PlaneNeighbours.of(points, k, two);
    }
  }
}
