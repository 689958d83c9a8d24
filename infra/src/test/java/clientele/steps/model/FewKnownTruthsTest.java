package clientele.steps.model;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.outcome.NextMonth;
import clientele.steps.table.RunInput;
import clientele.steps.table.Tables;
import clientele.steps.table.cluster.MonthVerdict;
import clientele.steps.table.customer.CustomerFeature;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A few months of known truth; {@link KnownTruthTest} judges many, HonestMonthTest noise. */
@Timeout(300)
class FewKnownTruthsTest {
  private static final int CUSTOMERS = 200;
  private static final int MONTHS = 5;

  @Test
  void two_moons_and_unequal_densities_are_trusted() {
    for (MadeUpCustomers kind : List.of(MadeUpCustomers.TWO_MOONS, MadeUpCustomers.UNEQUAL)) {
      MonthVerdict verdict = JudgedMonth.of(kind.draw(CUSTOMERS, 1), 1);

      assertThat(verdict.trustworthy()).as(verdict.toString()).isTrue();
      assertThat(verdict.evidence()).endsWith("what it tells of the next month is not known");
    }
  }

  @Test
  void clusters_as_clear_as_can_be_are_not_trusted_if_they_tell_nothing_of_the_next_month() {
    SplittableRandom lots = new SplittableRandom(7);
    MonthVerdict verdict = JudgedMonth.of(blobs(i -> lots.nextInt(4) == 0), 1);

    assertThat(verdict.trustworthy()).as(verdict.toString()).isFalse();
  }

  @Test
  void the_same_clusters_are_trusted_if_one_of_them_buys() {
    SplittableRandom lots = new SplittableRandom(7);
    MonthVerdict verdict = JudgedMonth.of(blobs(i -> i % 4 == 0 && lots.nextInt(8) > 0), 1);

    assertThat(verdict.trustworthy()).as(verdict.toString()).isTrue();
  }

  /** Four blobs that were the same at each month end. */
  private static MemoryWarehouse blobs(IntPredicate buys) {
    List<CustomerFeature> customers = MadeUpCustomers.FOUR_BLOBS.draw(CUSTOMERS, 3);
    MemoryWarehouse warehouse = new MemoryWarehouse();
    List<RunInput> months = new ArrayList<>();
    for (int back = MONTHS; back >= 0; back--) {
      LocalDate end = JudgedMonth.RUN.month().minusMonths(back).atDay(1);
      months.add(new RunInput(end, 1, false));
      List<NextMonth> next = new ArrayList<>();
      for (int i = 0; i < CUSTOMERS; i++) {
        if (buys.test(i)) {
          next.add(new NextMonth(customers.get(i).customerId(), 1, BigDecimal.valueOf(20)));
        }
      }
      warehouse.past(end, customers, next);
    }
    warehouse.replace(JudgedMonth.RUN, Tables.RUN_INPUT, months);
    warehouse.replace(JudgedMonth.RUN, Tables.CUSTOMER_FEATURE, customers);
    return warehouse;
  }
}
