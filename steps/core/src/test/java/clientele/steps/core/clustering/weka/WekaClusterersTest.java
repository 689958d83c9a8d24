package clientele.steps.core.clustering.weka;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.clustering.Clusterer;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.stability.AdjustedRandIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Weka's clusterers behind our interface. */
class WekaClusterersTest {
  static Stream<Clusterer> clusterers() {
    ClusterCount range = new ClusterCount(3, 6);
    return Stream.of(new KMeans(range, 9), new Em(range, 9), new Hierarchical(range));
  }

  @ParameterizedTest
  @MethodSource("clusterers")
  void four_blobs_come_out_as_four(Clusterer clusterer) {
    int[] truth = new int[360];
    Matrix points = fourBlobs(truth);
    Labels labels = clusterer.fit(points);

    assertThat(labels.clusters()).isEqualTo(4);
    assertThat(AdjustedRandIndex.of(labels, Labels.of(truth))).isGreaterThan(0.99);
    assertThat(clusterer.fit(points)).isEqualTo(labels);
  }

  @ParameterizedTest
  @MethodSource("clusterers")
  void few_or_equal_points_do_no_harm(Clusterer clusterer) {
    for (int n : new int[] {0, 1, 3, 25}) {
      assertThat(clusterer.fit(Matrix.of(n, 2, new double[2 * n])).points()).isEqualTo(n);
      double[] distinct = new Random(n).doubles(2L * n).toArray();
      assertThat(clusterer.fit(Matrix.of(n, 2, distinct)).points()).isEqualTo(n);
    }
  }

  @Test
  void a_given_number_of_clusters_is_kept() {
    Matrix points = fourBlobs(new int[360]);

    assertThat(new KMeans(ClusterCount.of(6), 1).fit(points).clusters()).isEqualTo(6);
    assertThat(new Hierarchical(ClusterCount.of(3)).fit(points).clusters()).isEqualTo(3);
  }

  @Test
  void beyond_its_sample_the_hierarchy_takes_in_the_rest() {
    int[] truth = new int[2400];
    Matrix points = fourBlobs(truth);
    Labels labels = new Hierarchical(ClusterCount.of(4)).fit(points);

    assertThat(labels.points()).isEqualTo(2400);
    assertThat(AdjustedRandIndex.of(labels, Labels.of(truth))).isGreaterThan(0.99);
  }

  @Test
  void weka_leaves_no_folder_behind() {
    Path usual = Path.of(System.getProperty("user.home"), "wekafiles");
    boolean hereBefore = Files.exists(usual); // an analyst may use Weka too

    new KMeans(ClusterCount.of(2), 1).fit(fourBlobs(new int[360]));

    assertThat(Files.exists(usual)).isEqualTo(hereBefore);
    assertThat(weka.core.WekaPackageManager.WEKA_HOME).doesNotExist();
    assertThat(System.getProperty("WEKA_HOME")).isNull();
  }

  private static Matrix fourBlobs(int[] truth) {
    Random random = new Random(2);
    double[][] rows = new double[truth.length][2];
    for (int i = 0; i < rows.length; i++) {
      truth[i] = random.nextInt(4);
      rows[i][0] = 10 * (truth[i] % 2) + random.nextGaussian();
      rows[i][1] = 10 * (truth[i] / 2) + random.nextGaussian();
    }
    return Matrix.of(rows);
  }
}
