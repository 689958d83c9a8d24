package clientele.steps.segments.match;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.segments.MonthPair;
import org.junit.jupiter.api.Test;

/** Hand-made month pairs and the ledger each must give. */
class IdentitiesTest {
  @Test
  void the_first_month_gives_ids_by_revenue_and_everybody_is_born() {
    assertThat(new MonthPair().is(3, 1, 9).is(7, 20, 90).ledger())
        .containsExactly("1 born 0%", "2 born 0%");
  }

  @Test
  void most_customers_together_again_is_the_same_segment_whatever_the_cluster_is_called() {
    assertThat(
            new MonthPair()
                .was(1, 1, 100)
                .was(2, 101, 200)
                .is(1, 1, 80)
                .is(0, 81, 200)
                .is(0, 300, 900)
                .ledger())
        .containsExactly("1 continued 80%", "2 continued 100%");
  }

  @Test
  void customers_who_have_left_do_not_count() {
    assertThat(new MonthPair().was(1, 1, 100).is(0, 91, 100).is(0, 200, 300).ledger())
        .containsExactly("1 continued 100%");
  }

  @Test
  void of_two_parts_the_larger_keeps_the_id_and_the_other_is_split_from_it() {
    assertThat(new MonthPair().was(1, 1, 100).is(0, 1, 40).is(1, 41, 100).ledger())
        .containsExactly("1 continued 60%", "2 split from 1 40%");
  }

  @Test
  void of_two_that_become_one_the_larger_lives_on() {
    assertThat(new MonthPair().was(1, 1, 30).was(2, 31, 100).is(0, 1, 100).ledger())
        .containsExactly("1 merged into 2 100%", "2 continued 100%");
  }

  @Test
  void a_segment_whose_customers_are_scattered_has_died() {
    assertThat(
            new MonthPair()
                .was(1, 1, 100)
                .was(2, 101, 200)
                .was(3, 201, 300)
                .is(0, 1, 55)
                .is(1, 56, 75)
                .is(-1, 76, 100)
                .is(0, 101, 200)
                .is(1, 201, 300)
                .ledger())
        .containsExactly("1 died 55%", "2 continued 100%", "3 continued 100%");
  }

  @Test
  void new_customers_together_are_a_segment_that_is_born() {
    assertThat(new MonthPair().was(1, 1, 100).is(0, 1, 100).is(1, 200, 250).ledger())
        .containsExactly("1 continued 100%", "2 born 0%");
  }

  @Test
  void a_segment_that_had_ended_returns_under_its_id() {
    assertThat(
            new MonthPair()
                .was(1, 1, 200)
                .ended(5, 150, 200)
                .is(0, 1, 149)
                .is(1, 150, 200)
                .ledger())
        .containsExactly("1 continued 75%", "5 returned 100%");
  }

  @Test
  void where_customers_do_not_decide_the_profile_does() {
    MonthPair pair =
        new MonthPair()
            .was(1, 1, 100)
            .was(2, 101, 200)
            .is(0, 1, 50)
            .is(-1, 51, 100)
            .is(1, 101, 200)
            .is(0, 300, 400);
    assertThat(pair.ledger()).containsExactly("1 died 50%", "2 continued 100%", "3 born 50%");
    assertThat(pair.looked(1, .5).looks(0, .58).ledger())
        .containsExactly("1 continued 50%", "2 continued 100%");
  }

  @Test
  void a_handful_of_customers_does_not_carry_its_id_into_a_crowd() {
    assertThat(new MonthPair().was(1, 1, 10).was(2, 11, 500).is(0, 1, 300).is(1, 301, 500).ledger())
        .containsExactly("1 merged into 2 100%", "2 continued 59%", "3 split from 2 41%");
  }

  @Test
  void a_split_and_a_merger_in_one_month_are_both_told() {
    assertThat(
            new MonthPair()
                .was(1, 1, 100)
                .was(2, 101, 150)
                .was(3, 151, 250)
                .is(0, 1, 55)
                .is(1, 56, 100)
                .is(2, 101, 250)
                .ledger())
        .containsExactly(
            "1 continued 55%", "2 merged into 3 100%", "3 continued 100%", "4 split from 1 45%");
  }

  @Test
  void a_merger_of_many_equals_is_a_new_segment() {
    assertThat(
            new MonthPair()
                .was(1, 1, 100)
                .was(2, 101, 200)
                .was(3, 201, 300)
                .was(4, 301, 400)
                .is(0, 1, 400)
                .ledger())
        .containsExactly(
            "1 merged into 5 100%",
            "2 merged into 5 100%", "3 merged into 5 100%", "4 merged into 5 100%", "5 born 100%");
  }
}
