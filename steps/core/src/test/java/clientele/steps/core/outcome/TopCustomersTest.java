package clientele.steps.core.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.core.outcome.TopCustomers.Standing;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who the best customers are, on leaves of known worth. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TopCustomersTest {
  @Test
  void the_leaves_of_most_expected_money_are_the_best_until_they_bring_enough() {
    assertThat(
            TopCustomers.of(
                List.of(
                    new Standing(5, 800, 300),
                    new Standing(50, 50, 200),
                    new Standing(90, 20, 260),
                    new Standing(30, 130, 240))))
        .containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void they_never_become_many() {
    assertThat(
            TopCustomers.of(
                List.of(
                    new Standing(9, 100, 100),
                    new Standing(8, 100, 100),
                    new Standing(7, 800, 800))))
        .containsExactly(0);
  }

  @Test
  void where_the_best_leaf_alone_is_too_large_nobody_is() {
    assertThat(TopCustomers.of(List.of(new Standing(9, 300, 600), new Standing(1, 700, 400))))
        .isEmpty();
  }
}
