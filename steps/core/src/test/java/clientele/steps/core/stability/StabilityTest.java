package clientele.steps.core.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.density.Dbscan;
import clientele.steps.core.clustering.density.DbscanParams;
import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Agreement of clusterings, and of a clustering with itself on resamples. */
class StabilityTest {
  @Test
  void the_17_points_of_scikit_learn_have_their_known_index() {
    Labels a = Labels.of(new int[] {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3});
    Labels b = Labels.of(new int[] {1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 3, 1, 3, 3, 3, 2, 2});

    assertThat(AdjustedRandIndex.of(a, b)).isCloseTo(0.266940452, within(1e-9));
  }

  @Property
  void the_index_is_symmetric_1_for_equals_and_never_above(
      @ForAll @Size(20) List<@IntRange(min = -1, max = 4) Integer> a,
      @ForAll @Size(20) List<@IntRange(min = -1, max = 4) Integer> b) {
    Labels left = Labels.of(a.stream().mapToInt(v -> v).toArray());
    Labels right = Labels.of(b.stream().mapToInt(v -> v).toArray());

    assertThat(AdjustedRandIndex.of(left, left)).isEqualTo(1);
    assertThat(AdjustedRandIndex.of(left, right))
        .isEqualTo(AdjustedRandIndex.of(right, left))
        .isLessThanOrEqualTo(1);
  }

  @Test
  void four_blobs_are_highly_stable_and_the_same_on_any_number_of_threads() {
    Matrix points = blobs(800, 10);
    Dbscan dbscan = new Dbscan(new DbscanParams(1.5, 5));
    Labels original = dbscan.fit(points);
    Stability stability = new BootstrapJaccard(50, 3, 1).of(points, original, dbscan::fit);

    assertThat(original.clusters()).isEqualTo(4);
    assertThat(stability.clusters())
        .hasSize(4)
        .allSatisfy(c -> assertThat(c.trust()).isEqualTo(Trust.HIGHLY_STABLE))
        .allSatisfy(c -> assertThat(c.recovered()).isEqualTo(1));
    assertThat(new BootstrapJaccard(50, 3, 3).of(points, original, dbscan::fit))
        .isEqualTo(stability);
  }

  @Test
  void clusters_drawn_at_random_dissolve() {
    Matrix points = blobs(300, 0);
    Random random = new Random(1);
    int[] raw = random.ints(300, 0, 4).toArray();
    Stability stability =
        new BootstrapJaccard(30, 1, 1)
            .of(points, Labels.of(raw), p -> Labels.of(random.ints(p.rows(), 0, 4).toArray()));

    assertThat(stability.clusters())
        .allSatisfy(c -> assertThat(c.trust()).isEqualTo(Trust.DOUBTFUL))
        .allSatisfy(c -> assertThat(c.dissolved()).isEqualTo(1));
  }

  @Test
  void noise_is_compared_with_noise_only() {
    Labels original = Labels.of(new int[] {0, 0, 0, 0, -1, -1, -1, -1});
    Stability allNoise =
        new BootstrapJaccard(20, 1, 1)
            .of(
                original,
                rows -> {
                  int[] raw = new int[rows.length];
                  Arrays.fill(raw, -1);
                  return Labels.of(raw);
                });

    assertThat(allNoise.clusters().get(0).jaccard()).isZero();
    assertThat(allNoise.noise().jaccard()).isBetween(0.2, 0.8);
  }

  @Test
  void bands_are_hennigs() {
    assertThat(Trust.of(0.85)).isEqualTo(Trust.HIGHLY_STABLE);
    assertThat(Trust.of(0.75)).isEqualTo(Trust.STABLE);
    assertThat(Trust.of(0.6)).isEqualTo(Trust.PATTERN);
    assertThat(Trust.of(0.59)).isEqualTo(Trust.DOUBTFUL);
  }

  private static Matrix blobs(int n, double apart) {
    Random random = new Random(8);
    double[][] rows = new double[n][2];
    for (int i = 0; i < n; i++) {
      rows[i][0] = apart * (i % 2) + random.nextGaussian();
      rows[i][1] = apart * (i / 2 % 2) + random.nextGaussian();
    }
    return Matrix.of(rows);
  }
}
