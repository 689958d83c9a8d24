package clientele.steps.core.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.tree.ForestParams.Kind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a forest promises: same bytes, alike customers share leaves, nothing odd breaks it. */
class ForestTest {
  private static final Matrix BLOBS = Customers.blobs(600, 4, 6, 1);

  @ParameterizedTest
  @EnumSource(Kind.class)
  void any_number_of_threads_gives_the_same_leaves(Kind kind) {
    LeafEncoding one = encode(BLOBS, kind, 7, 1);
    assertThat(encode(BLOBS, kind, 7, 2)).isEqualTo(one);
    assertThat(encode(BLOBS, kind, 7, 8)).isEqualTo(one);
    assertThat(encode(BLOBS, kind, 8, 1)).isNotEqualTo(one);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void permuted_rows_give_the_permuted_leaves(Kind kind) {
    Matrix alike = Matrix.of(600, 6, rounded(BLOBS.toArray()));
    int[] order = Customers.permutation(600, 3);
    assertThat(encode(alike.rows(order), kind, 7, 1))
        .isEqualTo(encode(alike, kind, 7, 1).customers(order));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void customers_of_one_blob_share_more_leaves_than_strangers(Kind kind) {
    LeafEncoding leaves = encode(BLOBS, kind, 7, 2);
    double same = 0;
    double other = 0;
    for (int i = 0; i + 5 < 600; i++) {
      same += leaves.hamming(i, i + 4);
      other += leaves.hamming(i, i + 5);
    }
    assertThat(same).isLessThan(other * 0.99);
  }

  @Test
  void stretching_a_feature_evenly_changes_no_leaf() {
    double[] stretched = Arrays.stream(BLOBS.toArray()).map(x -> 4 * x).toArray();
    assertThat(encode(Matrix.of(600, 6, stretched), Kind.TOTALLY_RANDOM, 7, 1))
        .isEqualTo(encode(BLOBS, Kind.TOTALLY_RANDOM, 7, 1));
  }

  @Test
  void stretching_a_feature_unevenly_changes_no_leaf_of_bootstrap_trees() {
    double[] stretched = Arrays.stream(BLOBS.toArray()).map(StrictMath::exp).toArray();
    assertThat(
            Forest.fit(
                    Matrix.of(600, 6, stretched),
                    target(Kind.BOOTSTRAP, BLOBS),
                    ForestParams.of(Kind.BOOTSTRAP).withTrees(60),
                    7,
                    1)
                .encode(Matrix.of(600, 6, stretched)))
        .isEqualTo(encode(BLOBS, Kind.BOOTSTRAP, 7, 1));
  }

  @Test
  void random_cuts_fall_into_a_gap_as_often_as_it_is_wide() {
    // 0 … 1 in a hundred steps, nothing up to 4: the gap is three quarters of the range
    double[] line = new double[101];
    for (int i = 0; i < 100; i++) {
      line[i] = i / 99.0;
    }
    line[100] = 4;
    ForestParams stumps = new ForestParams(Kind.TOTALLY_RANDOM, 1000, 1, 1, 0, 256);
    Matrix features = Matrix.of(101, 1, line);
    LeafEncoding leaves = Forest.fit(features, Optional.empty(), stumps, 7, 2).encode(features);
    long inTheGap =
        IntStream.range(0, 1000).filter(t -> leaves.leaf(0, t) == leaves.leaf(99, t)).count();
    assertThat(inTheGap).isBetween(700L, 800L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 40})
  void no_leaf_is_smaller_than_asked_and_all_leaves_are_numbered(int minLeaf) {
    for (Kind kind : new Kind[] {Kind.TOTALLY_RANDOM, Kind.EXTREMELY_RANDOMIZED}) {
      ForestParams params = ForestParams.of(kind).withTrees(20).withMinLeaf(minLeaf);
      LeafEncoding leaves = Forest.fit(BLOBS, target(kind, BLOBS), params, 7, 1).encode(BLOBS);
      for (int t = 0; t < 20; t++) {
        int[] sizes = new int[leaves.leafCount(t)];
        for (int i = 0; i < 600; i++) {
          sizes[leaves.leaf(i, t)]++;
        }
        assertThat(sizes).hasSizeGreaterThan(3);
        assertThat(IntStream.of(sizes).min().orElse(0)).isGreaterThanOrEqualTo(minLeaf);
      }
    }
  }

  @Test
  void full_random_trees_part_all_customers_who_differ() {
    ForestParams params = ForestParams.of(Kind.TOTALLY_RANDOM).withTrees(3).withMinLeaf(1);
    Matrix few = BLOBS.rows(IntStream.range(0, 200).toArray());
    LeafEncoding leaves = Forest.fit(few, Optional.empty(), params, 7, 1).encode(few);
    Set<Integer> different = new HashSet<>();
    IntStream.range(0, 200).forEach(i -> different.add(leaves.leaf(i, 0)));
    assertThat(different).hasSize(200);
  }

  @Test
  void depth_bounds_the_number_of_leaves() {
    ForestParams params = ForestParams.of(Kind.TOTALLY_RANDOM).withMaxDepth(3);
    LeafEncoding leaves = Forest.fit(BLOBS, Optional.empty(), params, 7, 1).encode(BLOBS);
    assertThat(IntStream.range(0, 100).map(leaves::leafCount)).allMatch(count -> count <= 8);
  }

  @ParameterizedTest
  @EnumSource(names = {"EXTREMELY_RANDOMIZED", "BOOTSTRAP"})
  void supervised_trees_split_where_the_target_changes(Kind kind) {
    // only feature 2 matters; the others are chance
    double[] spend = BLOBS.column(2);
    double middle = Arrays.stream(spend).sorted().toArray()[300];
    for (int i = 0; i < spend.length; i++) {
      spend[i] = spend[i] > middle ? 1 : 0;
    }
    ForestParams stumps = new ForestParams(kind, 50, 1, 1, 6, 256);
    LeafEncoding leaves = Forest.fit(BLOBS, Optional.of(spend), stumps, 7, 1).encode(BLOBS);
    long right = 0;
    for (int i = 0; i < 600; i++) {
      for (int t = 0; t < 50; t++) {
        right += leaves.leaf(i, t) == (int) spend[i] ? 1 : 0;
      }
    }
    assertThat(right / 30000.0).isGreaterThan(kind == Kind.BOOTSTRAP ? 0.99 : 0.65);
  }

  @Test
  void new_customers_fall_where_old_ones_like_them_are() {
    Forest forest =
        Forest.fit(
            BLOBS.rows(IntStream.range(0, 300).toArray()),
            Optional.empty(),
            ForestParams.of(Kind.TOTALLY_RANDOM),
            7,
            1);
    LeafEncoding all = forest.encode(BLOBS);
    LeafEncoding twice = forest.encode(BLOBS.rows(new int[] {500, 2}));
    assertThat(twice.hamming(0, 1)).isEqualTo(all.hamming(500, 2));
    assertThat(all.hamming(500, 2)).isGreaterThan(90); // 500 is of blob 0, 2 of blob 2
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void odd_data_gives_one_leaf_not_a_crash(Kind kind) {
    for (Matrix odd :
        new Matrix[] {
          Matrix.of(1, 1, new double[] {5}),
          Matrix.of(2, 2, new double[] {5, 5, 5, 5}),
          Matrix.of(50, 3, new double[150]),
          Matrix.of(2, 1, new double[] {-0.0, 0.0})
        }) {
      LeafEncoding leaves = encode(odd, kind, 1, 2);
      assertThat(leaves.customers()).isEqualTo(odd.rows());
      assertThat(leaves.leafCount(0)).isEqualTo(1);
    }
    Matrix two = Matrix.of(2, 2, new double[] {Double.MAX_VALUE, 5, -Double.MAX_VALUE, 5});
    ForestParams full = ForestParams.of(kind).withMinLeaf(1).withTrees(50);
    assertThat(Forest.fit(two, target(kind, two), full, 1, 1).encode(two).hamming(0, 1))
        .isGreaterThan(10);
  }

  @Test
  void wrong_input_is_named() {
    ForestParams params = ForestParams.of(Kind.BOOTSTRAP);
    assertThatThrownBy(() -> Forest.fit(BLOBS, Optional.empty(), params, 1, 1))
        .hasMessageContaining("target missing");
    assertThatThrownBy(() -> Forest.fit(BLOBS, Optional.of(new double[3]), params, 1, 1))
        .hasMessageContaining("[3 of 600]");
    Forest forest = Forest.fit(BLOBS, Optional.empty(), ForestParams.of(Kind.TOTALLY_RANDOM), 1, 1);
    assertThatThrownBy(() -> forest.encode(Matrix.of(1, 2, new double[2])))
        .hasMessageContaining("fitted on 6 features [2]");
    assertThatThrownBy(() -> params.withTrees(0)).hasMessageContaining("trees must be at least 1");
  }

  private static LeafEncoding encode(Matrix features, Kind kind, long seed, int threads) {
    ForestParams params = ForestParams.of(kind).withTrees(60);
    return Forest.fit(features, target(kind, features), params, seed, threads).encode(features);
  }

  private static Optional<double[]> target(Kind kind, Matrix features) {
    return kind == Kind.TOTALLY_RANDOM ? Optional.empty() : Optional.of(features.column(0));
  }

  private static double[] rounded(double[] values) {
    // many equal rows and values, so that ties are met
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.rint(values[i] / 4);
    }
    return values;
  }
}
