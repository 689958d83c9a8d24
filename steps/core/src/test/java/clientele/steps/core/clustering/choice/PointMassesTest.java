package clientele.steps.core.clustering.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.Matrix;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Clusters that only say which customers share a value are told from those that say more. */
class PointMassesTest {
  private static final int CUSTOMERS = 1000;

  @Test
  void islands_of_one_two_and_three_orders_and_of_weekends_are_told_by_values() {
    Matrix shop = shop();
    Labels islands =
        labels(i -> (int) Math.min(4, shop.at(i, 0)) * 3 + (int) (2 * shop.at(i, 1) + 0.49));

    assertThat(PointMasses.told(shop, islands)).isGreaterThan(0.95);
  }

  @Test
  void clusters_cut_from_what_nobody_shares_are_not() {
    Matrix shop = shop();
    Labels byMoney = labels(i -> (int) (5 * shop.at(i, 2)));

    assertThat(PointMasses.told(shop, byMoney)).isLessThan(0.45);
    assertThat(PointMasses.told(shop.rows(new int[0]), Labels.of(new int[0]))).isZero();
  }

  @Test
  void customers_at_no_point_mass_are_not_told_even_by_one_label() {
    Matrix even = Matrix.of(100, 1, IntStream.range(0, 100).mapToDouble(i -> i).toArray());

    assertThat(PointMasses.told(even, Labels.of(new int[100]))).isZero();
    assertThat(PointMasses.told(Matrix.of(100, 1, new double[100]), Labels.of(new int[100])))
        .isCloseTo(1, within(1e-12));
  }

  /** Orders, most of them one; a weekend share that is 0 or 1 with few orders; even money. */
  private static Matrix shop() {
    SplittableRandom random = new SplittableRandom(3);
    double[][] rows = new double[CUSTOMERS][];
    for (int i = 0; i < rows.length; i++) {
      int orders = 1 + Math.min(random.nextInt(4), random.nextInt(4));
      double weekend =
          orders < 3 || random.nextInt(5) > 0 ? random.nextInt(2) : random.nextDouble();
      rows[i] = new double[] {orders, weekend, random.nextDouble()};
    }
    return Matrix.of(rows);
  }

  private static Labels labels(java.util.function.IntUnaryOperator of) {
    return Labels.of(IntStream.range(0, CUSTOMERS).map(of).toArray());
  }
}
