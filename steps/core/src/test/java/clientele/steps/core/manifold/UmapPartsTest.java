package clientele.steps.core.manifold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.manifold.graph.FuzzyGraph;
import clientele.steps.core.manifold.spectral.SpectralCoordinates;
import clientele.steps.core.manifold.spectral.SymmetricEigen;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.neighbour.HammingNeighbours;
import clientele.steps.core.neighbour.Neighbours;
import clientele.steps.core.neighbour.PlaneNeighbours;
import clientele.steps.core.parallel.Workers;
import clientele.steps.core.tree.Customers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The parts of UMAP against published values and known answers. */
class UmapPartsTest {
  private static final Workers TWO = new Workers(2);

  @AfterAll
  static void close() {
    TWO.close();
  }

  @Test
  void the_curve_has_the_parameters_umap_learn_finds() {
    // umap-learn 0.5.3: umap.umap_.find_ab_params(1.0, min_dist) and (2.0, 0.5)
    assertCurve(0.1, 1, 1.5769434, 0.8950608);
    assertCurve(0.5, 1, 0.5830300, 1.3341669);
    assertCurve(0.0, 1, 1.9320794, 0.7904956);
  }

  @Test
  void memberships_sum_to_the_logarithm_of_the_neighbours() {
    Neighbours near = PlaneNeighbours.of(Customers.blobs(200, 1, 2, 1), 14, TWO);
    float[] memberships = FuzzyGraph.memberships(near, TWO);
    for (int i = 0; i < 200; i++) {
      double sum = 0;
      for (int j = 0; j < 14; j++) {
        sum += memberships[i * 14 + j];
      }
      assertThat(memberships[i * 14]).isEqualTo(1);
      assertThat(sum).isCloseTo(Math.log(15) / Math.log(2), within(1e-3));
    }
  }

  @Test
  void the_graph_is_symmetric_to_the_last_bit() {
    FuzzyGraph graph =
        FuzzyGraph.of(
            HammingNeighbours.exact(
                UmapProjectionTest.leaves(Customers.blobs(500, 3, 4, 1)), 14, TWO),
            TWO);
    for (int i = 0; i < 500; i++) {
      for (int edge = graph.start(i); edge < graph.start(i + 1); edge++) {
        assertThat(graph.weight(edge)).isPositive().isLessThanOrEqualTo(1);
        assertThat(weight(graph, graph.head(edge), i)).isEqualTo(graph.weight(edge));
      }
    }
  }

  @Test
  void the_smoothest_function_on_a_path_orders_it() {
    // neighbours on a line are a path; its first function is monotone
    int n = 300;
    double[] line = new double[n];
    int[] order = Customers.permutation(n, 4);
    for (int i = 0; i < n; i++) {
      line[i] = order[i];
    }
    FuzzyGraph path = FuzzyGraph.of(PlaneNeighbours.of(Matrix.of(n, 1, line), 2, TWO), TWO);
    Matrix smooth = SpectralCoordinates.of(path, 2, n, 1, TWO);
    Matrix repeated = SpectralCoordinates.of(path, 2, n, 2, TWO);
    double[] along = new double[n];
    for (int i = 0; i < n; i++) {
      double degree = 0;
      for (int edge = path.start(i); edge < path.start(i + 1); edge++) {
        degree += path.weight(edge);
      }
      along[order[i]] = smooth.at(i, 0) / Math.sqrt(degree);
      assertThat(Math.abs(repeated.at(i, 0))).isCloseTo(Math.abs(smooth.at(i, 0)), within(1e-6));
    }
    double direction = Math.signum(along[n - 1] - along[0]);
    for (int i = 1; i < n; i++) {
      assertThat(direction * (along[i] - along[i - 1])).isGreaterThan(-1e-9);
    }
  }

  @Test
  void eigenvalues_of_a_known_matrix() {
    SymmetricEigen eigen = SymmetricEigen.of(new double[][] {{2, -1, 0}, {-1, 2, -1}, {0, -1, 2}});
    assertThat(eigen.value(0)).isCloseTo(2 + Math.sqrt(2), within(1e-12));
    assertThat(eigen.value(1)).isCloseTo(2, within(1e-12));
    assertThat(eigen.value(2)).isCloseTo(2 - Math.sqrt(2), within(1e-12));
    assertThat(Math.abs(eigen.vector(1, 1))).isCloseTo(0, within(1e-12));
  }

  @Test
  void no_point_occurs_twice_in_a_matching_and_every_join_is_in_one() {
    FuzzyGraph graph =
        FuzzyGraph.of(PlaneNeighbours.of(Customers.blobs(800, 2, 2, 1), 14, TWO), TWO);
    Matchings matchings = Matchings.of(Joins.of(graph));
    boolean[] matched = new boolean[graph.edges()];
    for (int m = 0; m < matchings.count(); m++) {
      boolean[] seen = new boolean[800];
      for (int at = 0; at < matchings.size(m); at++) {
        int tail = matchings.tail(m, at);
        int head = graph.head(matchings.edge(m, at));
        assertThat(seen[tail] || seen[head]).isFalse();
        assertThat(tail).isLessThan(head);
        assertThat(matched[matchings.edge(m, at)]).isFalse();
        seen[tail] = true;
        seen[head] = true;
        matched[matchings.edge(m, at)] = true;
      }
    }
    assertThat(IntStream.range(0, matched.length).filter(edge -> matched[edge]).count())
        .isEqualTo(graph.edges() / 2);
  }

  @Test
  void a_join_is_drawn_in_its_share_of_the_epochs() {
    Joins joins = new Joins(new int[] {0, 2}, new int[] {0, 0}, new float[] {1, 0.25f});
    int[] drawn = new int[2];
    for (int epoch = 1; epoch <= 100; epoch++) {
      drawn[0] += joins.due(0, epoch) ? 1 : 0;
      drawn[1] += joins.due(1, epoch) ? 1 : 0;
    }
    assertThat(drawn).containsExactly(100, 25);
  }

  @Test
  void forces_follow_the_formula() {
    Curve curve = new Curve(1.5, 0.9);
    Forces forces = new Forces(curve, 1);
    for (double d2 : new double[] {1e-6, 0.01, 1, 30, 1e4}) {
      double power = 1.5 * Math.pow(d2, 0.9);
      assertThat((double) forces.pull((float) d2))
          .isCloseTo(-1.8 * power / d2 / (1 + power), within(0.02 * power / d2));
      assertThat(forces.push((float) d2) * (0.001 + d2) * (1 + power) / 1.8)
          .isCloseTo(1, within(0.02));
    }
  }

  @Test
  void wrong_settings_are_named() {
    assertThatThrownBy(() -> UmapParams.DEFAULT.withNeighbours(1)).hasMessageContaining("[1]");
    assertThatThrownBy(() -> UmapParams.DEFAULT.withMinDist(3)).hasMessageContaining("[3.0]");
  }

  private static void assertCurve(double minDist, double spread, double a, double b) {
    Curve curve = Curve.fit(minDist, spread);
    assertThat(curve.a()).isCloseTo(a, within(1e-3));
    assertThat(curve.b()).isCloseTo(b, within(1e-3));
  }

  private static float weight(FuzzyGraph graph, int from, int to) {
    for (int edge = graph.start(from); edge < graph.start(from + 1); edge++) {
      if (graph.head(edge) == to) {
        return graph.weight(edge);
      }
    }
    return 0;
  }
}
