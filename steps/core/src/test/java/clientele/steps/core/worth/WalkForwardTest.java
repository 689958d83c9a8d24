package clientele.steps.core.worth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import clientele.steps.core.matrix.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What labels tell of the next month, where it is known what they can tell. */
@Timeout(600)
class WalkForwardTest {
  private static final int CUSTOMERS = 600;
  private static final int GROUPS = 4;

  @Test
  void labels_that_carry_worth_tell_it_and_labels_by_chance_tell_nothing() {
    List<WalkForward.Test> telling = WalkForward.standard(1, 2).tests(months(5, true));
    List<WalkForward.Test> chance = WalkForward.standard(1, 2).tests(months(5, false));
    assertThat(of(telling, "segments"))
        .hasSize(4)
        .allSatisfy(
            t -> {
              assertThat(t.groups()).isEqualTo(GROUPS);
              assertThat(t.worth().auc()).isBetween(0.75, 0.95);
              assertThat(t.worth().r2Log()).isGreaterThan(0.25);
              assertThat(t.worth().topTenth()).isGreaterThan(0.2);
            });
    assertThat(of(chance, "segments"))
        .allSatisfy(
            t -> {
              assertThat(t.worth().auc()).isCloseTo(0.5, within(0.08));
              assertThat(t.worth().r2Log()).isLessThan(0.05);
              assertThat(t.worth().topTenth()).isCloseTo(0.1, within(0.08));
            });
    assertThat(of(telling, "model"))
        .allSatisfy(t -> assertThat(t.worth().auc()).isGreaterThan(0.75));
  }

  @Test
  void every_way_is_asked_about_the_same_customers_and_months() {
    List<WalkForward.Test> tests = WalkForward.standard(1, 1).tests(months(4, true));
    assertThat(tests)
        .extracting(WalkForward.Test::teller)
        .containsExactly(
            "segments",
            "rfm_grid",
            "kmeans",
            "model",
            "segments",
            "rfm_grid",
            "kmeans",
            "model",
            "segments",
            "rfm_grid",
            "kmeans",
            "model");
    assertThat(tests).allSatisfy(t -> assertThat(t.customers()).isEqualTo(CUSTOMERS));
    assertThat(of(tests, "kmeans")).allSatisfy(t -> assertThat(t.groups()).isEqualTo(GROUPS));
  }

  @Test
  void a_later_month_changes_no_earlier_test() {
    List<WalkForward.Test> four = WalkForward.standard(1, 1).tests(months(4, true));
    List<WalkForward.Test> five = WalkForward.standard(1, 1).tests(months(5, true));
    assertThat(five.subList(0, four.size())).isEqualTo(four);
  }

  @Test
  void threads_change_no_bit() {
    assertThat(WalkForward.standard(1, 3).tests(months(3, true)))
        .isEqualTo(WalkForward.standard(1, 1).tests(months(3, true)));
  }

  @Test
  void a_month_that_is_missing_or_sold_to_nobody_is_no_test() {
    List<FollowedMonth> months = new ArrayList<>(months(4, true));
    months.remove(1);
    assertThat(of(WalkForward.standard(1, 1).tests(months), "segments"))
        .extracting(WalkForward.Test::number)
        .containsExactly(3);
    FollowedMonth first = months.get(1);
    double[] nothing = new double[CUSTOMERS];
    months.set(1, new FollowedMonth(2, first.customers(), Outcome.of(nothing, nothing)));
    assertThat(WalkForward.standard(1, 1).tests(months)).isEmpty();
  }

  @Test
  void a_segment_nobody_was_in_before_is_expected_to_do_as_all_do() {
    FollowedMonth learnt = month(0, true);
    KnownCustomers known = month(1, true).customers();
    double[] unknown = new double[CUSTOMERS];
    Arrays.fill(unknown, 99);
    KnownCustomers fresh =
        new KnownCustomers(
            known.ids(),
            known.features(),
            known.rfm(),
            known.scores(),
            Matrix.of(CUSTOMERS, 1, unknown));
    Matrix told =
        new LabelMeans("segments", new PublishedSegments()).tell(List.of(learnt), fresh).expected();
    double buyers = (double) learnt.outcome().buyers() / CUSTOMERS;
    assertThat(told.column(Outcome.BOUGHT))
        .usingComparatorWithPrecision(1e-12)
        .containsOnly(buyers);
  }

  @Test
  void who_is_in_another_group_than_a_month_before_has_moved() {
    FollowedMonth learnt = month(0, true);
    KnownCustomers known = learnt.customers();
    double[] segments = known.segments().column(0);
    for (int i = 0; i < CUSTOMERS / 4; i++) {
      segments[i] += 1;
    }
    List<String> ids = new ArrayList<>(known.ids());
    ids.set(0, "somebody new, who was nowhere before");
    KnownCustomers next =
        new KnownCustomers(
            ids, known.features(), known.rfm(), known.scores(), Matrix.of(CUSTOMERS, 1, segments));
    assertThat(
            new LabelMeans("segments", new PublishedSegments()).tell(List.of(learnt), next).moved())
        .isEqualTo((CUSTOMERS / 4 - 1.0) / (CUSTOMERS - 1));
    assertThat(new LabelMeans("kmeans", new RfmMeans(1)).tell(List.of(learnt), next).moved())
        .isZero();
  }

  private static List<WalkForward.Test> of(List<WalkForward.Test> tests, String teller) {
    return tests.stream().filter(t -> t.teller().equals(teller)).toList();
  }

  private static List<FollowedMonth> months(int count, boolean telling) {
    List<FollowedMonth> months = new ArrayList<>();
    for (int m = 0; m < count; m++) {
      months.add(month(m, telling));
    }
    return months;
  }

  /** Customers of group g buy with probability (2 g + 1) / 8 and spend 10 to the power of g. */
  private static FollowedMonth month(int number, boolean telling) {
    SplittableRandom random = new SplittableRandom(number);
    double[] features = new double[CUSTOMERS * 3];
    double[] scores = new double[CUSTOMERS * 3];
    double[] segments = new double[CUSTOMERS];
    double[] orders = new double[CUSTOMERS];
    double[] money = new double[CUSTOMERS];
    for (int i = 0; i < CUSTOMERS; i++) {
      int group = random.nextInt(GROUPS);
      segments[i] = telling ? group : random.nextInt(GROUPS);
      orders[i] = random.nextDouble() < (2 * group + 1) / 8.0 ? 1 : 0;
      money[i] = orders[i] * StrictMath.pow(10, group);
      features[i * 3] = random.nextInt(90);
      features[i * 3 + 1] = 1 + group;
      features[i * 3 + 2] = random.nextDouble() * 100;
      for (int c = 0; c < 3; c++) {
        scores[i * 3 + c] = 1 + random.nextInt(5);
      }
    }
    Matrix three = Matrix.of(CUSTOMERS, 3, features);
    KnownCustomers known =
        new KnownCustomers(
            IntStream.range(0, CUSTOMERS).mapToObj(i -> "c" + i).toList(),
            three,
            three,
            Matrix.of(CUSTOMERS, 3, scores),
            Matrix.of(CUSTOMERS, 1, segments));
    return new FollowedMonth(number, known, Outcome.of(orders, money));
  }
}
