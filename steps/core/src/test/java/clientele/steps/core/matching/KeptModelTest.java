package clientele.steps.core.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.matrix.Matrix;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A model kept from one month, asked in another. */
class KeptModelTest {
  private static final int N = 3000;

  private static Matrix customers(long seed, double shift) {
    Random random = new Random(seed);
    return Matrix.of(
        IntStream.range(0, N)
            .mapToObj(
                i ->
                    new double[] {
                      random.nextInt(365) + shift, random.nextInt(20), random.nextDouble()
                    })
            .toArray(double[][]::new));
  }

  private static int[] truth(Matrix customers) {
    return IntStream.range(0, N)
        .map(i -> customers.at(i, 0) > 200 ? -1 : customers.at(i, 1) > 9 ? 7 : 3)
        .toArray();
  }

  @Test
  void new_customers_are_placed_where_their_like_were() {
    Matrix then = customers(1, 0);
    Matrix now = customers(2, 0);
    KeptModel.Placed placed = KeptModel.fit(then, truth(then), 5, 2).place(now);
    int[] truth = truth(now);
    long right = IntStream.range(0, N).filter(i -> placed.segments()[i] == truth[i]).count();
    assertThat(right / (double) N).isGreaterThan(0.98);
    assertThat(DoubleStream.of(placed.firmness())).allMatch(f -> f > 0 && f <= 1);
  }

  @Test
  void the_same_seed_gives_the_same_places_on_any_number_of_threads() {
    Matrix then = customers(1, 0);
    Matrix now = customers(2, 0);
    KeptModel.Placed one = KeptModel.fit(then, truth(then), 5, 1).place(now);
    KeptModel.Placed three = KeptModel.fit(then, truth(then), 5, 3).place(now);
    assertThat(three.segments()).isEqualTo(one.segments());
    assertThat(three.firmness()).isEqualTo(one.firmness());
  }

  @Test
  void a_single_segment_takes_everybody() {
    Matrix then = customers(1, 0);
    assertThat(KeptModel.fit(then, new int[N], 5, 1).place(then).segments()).containsOnly(0);
  }

  @Test
  void drift_is_nothing_among_equals_and_large_after_a_shift() {
    Matrix then = customers(1, 0);
    assertThat(PopulationStability.drift(then, then)).isZero();
    assertThat(PopulationStability.drift(then, customers(2, 0))).isLessThan(0.02);
    assertThat(PopulationStability.drift(then, customers(2, 200))).isGreaterThan(0.25);
  }

  @Test
  void the_index_is_what_its_formula_says() {
    double[] then = IntStream.rangeClosed(1, 1000).asDoubleStream().toArray();
    double[] now = IntStream.rangeClosed(1, 1000).mapToDouble(i -> i <= 500 ? 1 : 1000).toArray();
    // two tenths hold half each, eight are empty
    double expected = 2 * (0.5 - 0.1) * Math.log(5) + 8 * (0.001 - 0.1) * Math.log(0.01);
    assertThat(PopulationStability.index(then, now)).isCloseTo(expected, within(1e-9));
  }
}
