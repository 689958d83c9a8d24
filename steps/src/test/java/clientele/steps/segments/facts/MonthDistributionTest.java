package clientele.steps.segments.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Matrix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Standings of medians among all customers. */
class MonthDistributionTest {
  private static final CustomerMatrix CUSTOMERS =
      new CustomerMatrix(
          List.of("a", "b", "c", "d"),
          List.of("recency_days", "frequency", "monetary", "average_order_value"),
          Matrix.of(
              new double[][] {{1, 9, 900, 100}, {1, 1, 50, 50}, {90, 1, 20, 20}, {300, 1, -5, 5}}));

  @Test
  void equals_count_half_and_few_days_are_good() {
    Groups groups = Groups.of(CUSTOMERS, Map.of("a", 0, "b", 1, "c", 1, "d", -1));
    MonthDistribution month = new MonthDistribution(groups);
    assertThat(month.of(0)).isEqualTo(new Standing(.75, .875, .875, .875));
    assertThat(month.of(-1)).isEqualTo(new Standing(.125, .375, .125, .125));
  }

  @Test
  void a_median_between_two_values_stands_between_them() {
    Groups groups = Groups.of(CUSTOMERS, Map.of("a", 0, "b", 0, "c", 1, "d", 1));
    assertThat(groups.median(1, "recency_days")).isEqualTo(195);
    assertThat(new MonthDistribution(groups).of(1).recency()).isCloseTo(.25, within(1e-15));
  }

  @Test
  void nobody_is_left_out() {
    assertThatThrownBy(() -> Groups.of(CUSTOMERS, Map.of("a", 0, "b", 1, "c", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[row 3]");
  }
}
