package clientele.steps.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.parallel.Workers;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** How values become bins. */
class BinsTest {
  @Test
  void few_values_get_a_bin_each() {
    assertThat(bins(256, 3, 1, 3, 9, 1)).containsExactly(1, 0, 1, 2, 0);
  }

  @Test
  void many_values_get_bins_of_equal_size() {
    double[] values = DoubleStream.iterate(0, v -> v + 1).limit(1000).toArray();
    int[] sizes = new int[10];
    for (int bin : bins(10, values)) {
      sizes[bin]++;
    }
    assertThat(sizes).containsOnly(100);
  }

  @Test
  void one_heavy_value_leaves_the_other_bins_to_the_rest() {
    double[] values = new double[1000];
    for (int i = 900; i < 1000; i++) {
      values[i] = i;
    }
    assertThat(bins(11, values)).contains(0, 10);
  }

  @Test
  void values_outside_fall_into_the_outer_bins() {
    try (Workers one = new Workers(1)) {
      Bins bins = Bins.of(Matrix.of(3, 1, new double[] {1, 2, 3}), 256, one);
      byte[] outside = bins.of(Matrix.of(3, 1, new double[] {-1e300, 2.4, 1e300}), one)[0];
      assertThat(outside).containsExactly(0, 1, 2);
    }
  }

  @Test
  void neighbouring_doubles_are_told_apart() {
    assertThat(bins(256, 1, Math.nextUp(1.0), Double.MAX_VALUE)).containsExactly(0, 1, 2);
  }

  private static int[] bins(int most, double... values) {
    try (Workers one = new Workers(1)) {
      Matrix column = Matrix.of(values.length, 1, values);
      byte[] bytes = Bins.of(column, most, one).of(column, one)[0];
      int[] bins = new int[bytes.length];
      for (int i = 0; i < bins.length; i++) {
        bins[i] = bytes[i] & 255;
      }
      return bins;
    }
  }
}
