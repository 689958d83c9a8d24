package clientele.steps.publish.hypothesis;

import clientele.steps.core.explain.CliffsDelta;
import clientele.steps.core.explain.Estimate;
import clientele.steps.core.explain.RankCorrelation;
import clientele.steps.core.explain.ShareOfSum;
import clientele.steps.core.matrix.Quantiles;
import clientele.steps.settings.FigureFormat;
import clientele.steps.table.publish.Hypothesis;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The hypotheses that are checked for every shop. Each has an effect size with its 95 % interval
 * and the sample it was found on. It holds where the interval lies on the claimed side and the
 * effect is worth a word; it does not hold where the interval lies below that; else it is
 * undecided.
 *
 * @param format how figures are written
 */
record StandingChecks(FigureFormat format) {
  /** Cliff's delta below this is negligible (Romano and others, 2006). */
  private static final double LEAST_DELTA = 0.147;

  /** A correlation below this is negligible (Cohen, 1988). */
  private static final double LEAST_RHO = 0.1;

  private static final double HALF = 0.5;
  private static final int FIRST_HALF = 15;

  /** Net revenue of one day. */
  public record Day(int dayOfMonth, double revenue) {}

  /** Whether days 1 to 15 bring more than the days after. */
  Hypothesis firstHalf(List<Day> days) {
    double[] first =
        days.stream().filter(d -> d.dayOfMonth() <= FIRST_HALF).mapToDouble(Day::revenue).toArray();
    double[] second =
        days.stream().filter(d -> d.dayOfMonth() > FIRST_HALF).mapToDouble(Day::revenue).toArray();
    Estimate effect = CliffsDelta.estimate(first, second);
    return row(
        "first_half_brings_more",
        "The first half of a month brings more than the second",
        verdict(effect, LEAST_DELTA),
        "In %s of all pairs of a day from the 1st to the 15th and a later one the earlier brought more; from %s it is worth a word. A typical earlier day brought %s, a later one %s."
            .formatted(
                format.percent(pairs(effect.value())),
                format.percent(pairs(LEAST_DELTA)),
                format.money(median(first)),
                format.money(median(second))),
        "Cliff's delta",
        effect);
  }

  /**
   * Whether who buys more items at a time sends something back less often. How often is what is
   * judged and what is said first: the few who send all back rule the mean share alone, so it can
   * point the other way.
   *
   * @param items an order, one per customer
   * @param returned share of the money returned, one per customer
   */
  Hypothesis largerOrdersReturnLess(double[] items, double[] returned) {
    double[] any = Arrays.stream(returned).map(share -> share > 0 ? 1 : 0).toArray();
    Estimate effect = RankCorrelation.of(items, Arrays.stream(any).map(a -> -a).toArray());
    double[] sorted = items.clone();
    Arrays.sort(sorted);
    double middle = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    return row(
        "larger_orders_return_less",
        "Buyers of more items send things back less often",
        verdict(effect, LEAST_RHO),
        "Of the customers with the larger orders %s sent something back, of the others %s. What came back was on average %s and %s of their spending."
            .formatted(
                format.percent(meanWhere(any, items, middle, true)),
                format.percent(meanWhere(any, items, middle, false)),
                format.percent(meanWhere(returned, items, middle, true)),
                format.percent(meanWhere(returned, items, middle, false))),
        "Spearman's rho of items an order and nothing sent back",
        effect);
  }

  /**
   * Whether the best segment brings more than half of the revenue.
   *
   * @param name of the segment
   * @param money net revenue, one per customer
   * @param best whether each is in it
   */
  Hypothesis bestBringHalf(String name, double[] money, boolean[] best) {
    Estimate effect = ShareOfSum.of(money, best);
    long customers = IntStream.range(0, best.length).filter(i -> best[i]).count();
    String verdict =
        effect.low() > HALF
            ? Hypothesis.HOLDS
            : effect.high() < HALF ? Hypothesis.FAILS : Hypothesis.OPEN;
    return row(
        "best_bring_half",
        "The best segment brings more than half of the revenue",
        verdict,
        "%s are %s of the customers and bring %s of the revenue."
            .formatted(
                name,
                format.percent(best.length == 0 ? 0 : (double) customers / best.length),
                format.percent(effect.value())),
        "share of revenue",
        effect);
  }

  private static String verdict(Estimate effect, double least) {
    if (effect.low() > 0 && effect.value() >= least) {
      return Hypothesis.HOLDS;
    }
    return effect.high() < least ? Hypothesis.FAILS : Hypothesis.OPEN;
  }

  private static Hypothesis row(
      String name,
      String claim,
      String verdict,
      String result,
      String effectName,
      Estimate effect) {
    return new Hypothesis(
        name,
        claim,
        verdict,
        result,
        effect.value(),
        effect.low(),
        effect.high(),
        effectName,
        effect.sample(),
        false);
  }

  /** Of all pairs, the share a Cliff's delta stands for; ties count half. */
  private static double pairs(double delta) {
    return (1 + delta) / 2;
  }

  private static double median(double[] values) {
    return values.length == 0 ? 0 : Quantiles.of(values).median();
  }

  private static double meanWhere(double[] values, double[] by, double limit, boolean above) {
    return IntStream.range(0, values.length)
        .filter(i -> by[i] > limit == above)
        .mapToDouble(i -> values[i])
        .average()
        .orElse(0);
  }
}
