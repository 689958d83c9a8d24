package clientele.steps.core.clustering.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.clustering.ClusterCount;
import clientele.steps.core.clustering.Labels;
import clientele.steps.core.manifold.graph.FuzzyGraph;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.neighbour.FeatureNeighbours;
import clientele.steps.core.parallel.Workers;
import clientele.steps.core.stability.AdjustedRandIndex;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Clusters that k-means on the points themselves cannot find, whole graphs and those in pieces. */
class SpectralTest {
  private static final Workers TWO = new Workers(2);

  @AfterAll
  static void close() {
    TWO.close();
  }

  @Test
  void two_rings_are_told_apart_though_one_lies_within_the_other() {
    int[] truth = IntStream.range(0, 600).map(i -> i % 2).toArray();
    SplittableRandom random = new SplittableRandom(1);
    double[] points = new double[1200];
    for (int i = 0; i < 600; i++) {
      double radius = (truth[i] == 0 ? 1 : 3) + 0.1 * random.nextDouble();
      double angle = 2 * Math.PI * random.nextDouble();
      points[2 * i] = radius * Math.cos(angle);
      points[2 * i + 1] = radius * Math.sin(angle);
    }
    FuzzyGraph graph = graph(Matrix.of(600, 2, points), 10);
    assertThat(graph.components()).hasSize(2); // in pieces: each has a trivial eigenvector
    Labels found = fit(graph, 2);
    assertThat(AdjustedRandIndex.of(found, Labels.of(truth))).isEqualTo(1);
  }

  @Test
  void blobs_that_hang_together_by_thin_bridges_are_told_apart() {
    SplittableRandom random = new SplittableRandom(2);
    int[] truth = IntStream.range(0, 300).map(i -> i % 3).toArray();
    double[] points = new double[600];
    for (int i = 0; i < 300; i++) {
      points[2 * i] = 2.2 * truth[i] + random.nextDouble() + random.nextDouble();
      points[2 * i + 1] = random.nextDouble();
    }
    FuzzyGraph graph = graph(Matrix.of(300, 2, points), 30);
    assertThat(graph.components()).hasSize(1);
    assertThat(AdjustedRandIndex.of(fit(graph, 3), Labels.of(truth))).isGreaterThan(0.95);
  }

  @Test
  void a_piece_of_a_few_is_noise() {
    SplittableRandom random = new SplittableRandom(3);
    double[] points = new double[2 * 505];
    for (int i = 0; i < points.length; i++) {
      points[i] = random.nextDouble() + (i >= 1000 ? 100 : 0);
    }
    FuzzyGraph graph = graph(Matrix.of(505, 2, points), 4);
    Labels found = fit(graph, 3);
    assertThat(found.clusters()).isEqualTo(3);
    assertThat(IntStream.range(500, 505).map(found::of)).containsOnly(Labels.NOISE);
  }

  @Test
  void rows_are_directions_and_threads_change_nothing() {
    SplittableRandom random = new SplittableRandom(4);
    Matrix points =
        Matrix.of(400, 2, IntStream.range(0, 800).mapToDouble(i -> random.nextDouble()).toArray());
    Matrix space = SpectralSpace.of(graph(points, 8), 5, 7, TWO);
    for (int i = 0; i < 400; i++) {
      double squares = 0;
      for (double v : space.row(i)) {
        squares += v * v;
      }
      assertThat(squares).isCloseTo(1, within(1e-12));
    }
    try (Workers one = new Workers(1)) {
      assertThat(SpectralSpace.of(graph(points, 8), 5, 7, one).toArray())
          .isEqualTo(space.toArray());
    }
  }

  private static Labels fit(FuzzyGraph graph, int k) {
    return new Spectral(ClusterCount.of(k), 5).fit(SpectralSpace.of(graph, k, 7, TWO));
  }

  private static FuzzyGraph graph(Matrix points, int neighbours) {
    return FuzzyGraph.of(
        FeatureNeighbours.exact(points, FeatureNeighbours.Metric.EUCLIDEAN, neighbours, TWO), TWO);
  }
}
