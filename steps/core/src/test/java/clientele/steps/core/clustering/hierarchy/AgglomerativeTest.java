package clientele.steps.core.clustering.hierarchy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Dissimilarity;
import clientele.steps.core.matrix.Gower;
import clientele.steps.core.matrix.Iris;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.stability.AdjustedRandIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hierarchy by chains against one that joins the nearest pair again and again. */
class AgglomerativeTest {
  @ParameterizedTest
  @EnumSource(Linkage.class)
  void equals_joining_the_nearest_pair_again_and_again(Linkage linkage) {
    for (int set = 0; set < 30; set++) {
      Random random = new Random(set);
      int n = 2 + random.nextInt(30);
      Matrix points = Matrix.of(n, 2, random.doubles(2L * n).toArray());
      Dendrogram dendrogram = Agglomerative.join(linkage, Dissimilarity.euclidean(points), n);

      for (int k = 1; k <= n; k++) {
        assertThat(dendrogram.cut(k))
            .as("set %d, k %d", set, k)
            .isEqualTo(naive(linkage, points, k));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Linkage.class)
  void a_weighted_point_is_like_so_many_copies(Linkage linkage) {
    Random random = new Random(4);
    Matrix distinct = Matrix.of(12, 2, random.doubles(24).toArray());
    int[] weights = random.ints(12, 1, 5).toArray();
    int[] copies =
        IntStream.range(0, 12).flatMap(i -> IntStream.range(0, weights[i]).map(c -> i)).toArray();
    Matrix all = distinct.rows(copies);
    Dendrogram weighted = Agglomerative.join(linkage, Dissimilarity.euclidean(distinct), weights);
    Dendrogram copied = Agglomerative.join(linkage, Dissimilarity.euclidean(all), copies.length);

    for (int k = 1; k <= 12; k++) {
      assertThat(weighted.cut(k).points(copies)).isEqualTo(copied.cut(k));
    }
    assertThat(weighted.merges().get(10).height())
        .isCloseTo(copied.merges().get(copies.length - 2).height(), within(1e-9));
  }

  @Test
  void ward_on_iris_agrees_with_scikit_learn() {
    Labels labels = new Agglomerative(Linkage.WARD, ClusterCount.of(3)).fit(Iris.points());

    assertThat(AdjustedRandIndex.of(labels, Iris.species()))
        .isCloseTo(0.7311985567707745, within(1e-12));
  }

  @Test
  void levels_nest_and_the_number_of_clusters_is_chosen_by_silhouette() {
    Random random = new Random(1);
    double[][] rows = new double[600][2];
    for (int i = 0; i < 600; i++) {
      rows[i][0] = 40 * (i % 2) + 8 * (i / 2 % 3) + random.nextGaussian();
      rows[i][1] = random.nextGaussian();
    }
    NestedLabels levels =
        new Agglomerative(Linkage.AVERAGE, new ClusterCount(4, 9))
            .levels(Matrix.of(rows), new ClusterCount(2, 3));

    assertThat(levels.fine().clusters()).isEqualTo(6);
    assertThat(levels.coarse().clusters()).isEqualTo(2);
    assertThat(IntStream.range(0, 6).map(levels::parent).filter(p -> p == 0).count()).isEqualTo(3);
  }

  @Test
  void gower_joins_customers_of_the_same_kind_first() {
    Matrix mixed = Matrix.of(new double[][] {{0, 1}, {10, 1}, {0, 2}, {10, 2}, {1, 1}});
    Gower gower = Gower.of(mixed, Set.of(1));

    assertThat(gower.between(0, 1)).isEqualTo(0.5);
    assertThat(gower.between(0, 2)).isEqualTo(0.5);
    assertThat(gower.between(0, 4)).isEqualTo(0.05);
    assertThat(gower.between(1, 2)).isEqualTo(1);
    assertThat(Agglomerative.join(Linkage.AVERAGE, gower, 5).cut(4).members(0))
        .containsExactly(0, 4);
  }

  @Test
  void many_points_are_joined_by_a_sample() {
    Random random = new Random(2);
    double[] values = new double[2 * 12_000];
    Arrays.setAll(values, i -> 9 * (i / 2 % 5) + random.nextGaussian());
    Labels labels =
        new Agglomerative(Linkage.WARD, new ClusterCount(4, 6)).fit(Matrix.of(12_000, 2, values));

    assertThat(labels.clusters()).isEqualTo(5);
    assertThat(labels.size(4)).isGreaterThan(2350);
  }

  @Test
  void few_points_do_no_harm() {
    Agglomerative ward = new Agglomerative(Linkage.WARD, new ClusterCount(2, 4));
    for (int n = 0; n < 5; n++) {
      assertThat(ward.fit(Matrix.of(n, 2, new double[2 * n])).points()).isEqualTo(n);
    }
  }

  private static Labels naive(Linkage linkage, Matrix points, int k) {
    List<List<Integer>> clusters = new ArrayList<>();
    for (int i = 0; i < points.rows(); i++) {
      clusters.add(new ArrayList<>(List.of(i)));
    }
    while (clusters.size() > k) {
      int bestA = 0;
      int bestB = 1;
      for (int a = 0; a < clusters.size(); a++) {
        for (int b = a + 1; b < clusters.size(); b++) {
          if (apart(linkage, points, clusters.get(a), clusters.get(b))
              < apart(linkage, points, clusters.get(bestA), clusters.get(bestB))) {
            bestA = a;
            bestB = b;
          }
        }
      }
      clusters.get(bestA).addAll(clusters.remove(bestB));
    }
    int[] raw = new int[points.rows()];
    for (int c = 0; c < clusters.size(); c++) {
      for (int member : clusters.get(c)) {
        raw[member] = c;
      }
    }
    return Labels.of(raw);
  }

  /** From the definitions: mean distance, or growth of the sum of squares. */
  private static double apart(Linkage linkage, Matrix points, List<Integer> a, List<Integer> b) {
    if (linkage == Linkage.AVERAGE) {
      return a.stream()
          .flatMapToDouble(
              i -> b.stream().mapToDouble(j -> Math.sqrt(points.squaredDistance(i, j))))
          .average()
          .orElseThrow();
    }
    List<Integer> both = new ArrayList<>(a);
    both.addAll(b);
    return squares(points, both) - squares(points, a) - squares(points, b);
  }

  private static double squares(Matrix points, List<Integer> members) {
    double sum = 0;
    for (int c = 0; c < points.columns(); c++) {
      int column = c;
      double mean = members.stream().mapToDouble(i -> points.at(i, column)).average().orElseThrow();
      sum += members.stream().mapToDouble(i -> points.at(i, column) - mean).map(v -> v * v).sum();
    }
    return sum;
  }
}
