package clientele.steps.publish.hypothesis;

import static org.assertj.core.api.Assertions.assertThat;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.publish.hypothesis.StandingChecks.Day;
import clientele.steps.settings.FigureFormat;
import clientele.steps.table.publish.Hypothesis;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is believed of the shop, on figures that are made so. */
class StandingChecksTest {
  private final StandingChecks checks = new StandingChecks(new FigureFormat("GBP"));

  @Test
  void a_first_half_that_brings_twice_as_much_is_seen_to() {
    Hypothesis row = checks.firstHalf(days(2));
    assertThat(row.verdict()).isEqualTo(Hypothesis.HOLDS);
    assertThat(row.effect()).isBetween(0.5, 1.0);
    assertThat(row.effectLow()).isPositive();
    assertThat(row.sample()).isEqualTo(365);
    assertThat(row.result())
        .matches(
            "In (9.|100)% of all pairs .* from 57% it is worth a word. A typical earlier day"
                + " brought £2,0.., a later one £[19].+");
    assertThat(checks.firstHalf(days(0.5)).verdict()).isEqualTo(Hypothesis.FAILS);
  }

  @Test
  void halves_that_do_not_differ_do_not_hold_or_are_undecided_but_never_hold() {
    assertThat(checks.firstHalf(days(1)).verdict()).isNotEqualTo(Hypothesis.HOLDS);
    assertThat(checks.firstHalf(List.of()).verdict()).isEqualTo(Hypothesis.OPEN);
  }

  @Test
  void buyers_of_more_items_who_return_less_are_seen_to() {
    Random random = new Random(2);
    double[] items = random.doubles(800, 1, 50).toArray();
    double[] returned =
        IntStream.range(0, 800)
            .mapToDouble(i -> Math.max(0, 0.2 - items[i] / 300 + random.nextGaussian() / 20))
            .toArray();
    Hypothesis row = checks.largerOrdersReturnLess(items, returned);
    assertThat(row.verdict()).isEqualTo(Hypothesis.HOLDS);
    assertThat(row.sample()).isEqualTo(800);
    double[] unrelated = random.doubles(800, -0.2, 0.2).map(share -> Math.max(0, share)).toArray();
    assertThat(checks.largerOrdersReturnLess(items, unrelated).verdict())
        .isEqualTo(Hypothesis.FAILS);
  }

  @Test
  void a_verdict_is_on_what_its_line_says_first() {
    // the larger orders come back twice as often, but never whole: a smaller part of the spending
    double[] items = new double[800];
    double[] returned = new double[800];
    for (int i = 0; i < 800; i++) {
      boolean large = i >= 400;
      items[i] = large ? 100 + i : 1 + i % 10;
      returned[i] = large ? (i % 5 < 2 ? 0.04 : 0) : (i % 5 < 1 ? 0.2 : 0);
    }
    Hypothesis row = checks.largerOrdersReturnLess(items, returned);
    assertThat(row.claim()).isEqualTo("Buyers of more items send things back less often");
    assertThat(row.verdict()).isEqualTo(Hypothesis.FAILS);
    assertThat(row.result())
        .startsWith(
            "Of the customers with the larger orders 40% sent something back, of the others 20%.")
        .endsWith("on average 1.6% and 4.0% of their spending.");
    // one day of the first half brings a fortune, all others less than those of the second
    List<Day> days =
        IntStream.rangeClosed(1, 30)
            .mapToObj(day -> new Day(day, day == 1 ? 90_000 : day <= 15 ? 100 : 200))
            .toList();
    Hypothesis half = checks.firstHalf(days);
    assertThat(half.verdict()).isEqualTo(Hypothesis.FAILS);
    assertThat(half.result())
        .startsWith("In 6.7% of all pairs")
        .endsWith("A typical earlier day brought £100, a later one £200.");
  }

  @Test
  void the_best_bring_half_only_if_the_interval_says_so() {
    double[] money = new double[1000];
    boolean[] best = new boolean[1000];
    for (int i = 0; i < 1000; i++) {
      best[i] = i < 100;
      money[i] = best[i] ? 20 : 1;
    }
    Hypothesis row = checks.bestBringHalf("Insiders", money, best);
    assertThat(row.verdict()).isEqualTo(Hypothesis.HOLDS);
    assertThat(row.result())
        .isEqualTo("Insiders are 10% of the customers and bring 69% of the revenue.");
    for (int i = 0; i < 100; i++) {
      money[i] = 9;
    }
    assertThat(checks.bestBringHalf("Insiders", money, best).verdict()).isEqualTo(Hypothesis.OPEN);
  }

  @Test
  void the_owners_own_checks_are_taken_as_they_answer_and_a_bad_one_stops_nothing() {
    OwnChecks own =
        new OwnChecks(
            (select, month) -> {
              return switch (select) {
                case "good" -> Map.of("effect", "0.25", "sample", "40", "holds", "t");
                case "figure" -> Map.of("effect", "1e3", "sample", "7", "result", "x".repeat(999));
                case "bare" -> Map.of("effect", "1");
                case "words" -> Map.of("effect", "many", "sample", "1");
                default ->
                    throw new StepException(
                        ErrorCode.USAGE, "the query is refused [" + month + "]");
              };
            },
            YearMonth.of(2011, 11));
    List<Hypothesis> rows =
        own.answer(
            new java.util.TreeMap<>(
                Map.of(
                    "a-good_one", "good", "b", "figure", "c", "bare", "d", "words", "e", "bad")));
    assertThat(rows)
        .extracting(Hypothesis::verdict)
        .containsExactly("holds", "measured", "not answered", "not answered", "not answered");
    assertThat(rows.get(0))
        .extracting(Hypothesis::claim, Hypothesis::effect, Hypothesis::sample)
        .containsExactly("A good one", 0.25, 40L);
    assertThat(rows.get(1).result()).hasSize(200);
    assertThat(rows.get(2).result()).contains("it has no column sample");
    assertThat(rows.get(4).result()).contains("refused [2011-11]");
    assertThat(rows).allMatch(Hypothesis::own);
  }

  /** A year of days, about £1,000 each, those of first halves times a factor. */
  private static List<Day> days(double factor) {
    Random random = new Random(4);
    return IntStream.range(0, 365)
        .mapToObj(
            i -> {
              int day = i % 30 + 1;
              double money = 1000 + 200 * random.nextGaussian();
              return new Day(day, day <= 15 ? factor * money : money);
            })
        .toList();
  }
}
