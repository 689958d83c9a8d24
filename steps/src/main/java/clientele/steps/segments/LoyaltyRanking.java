package clientele.steps.segments;

import clientele.steps.core.explain.Condition;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.segments.Expectation.Expected;
import clientele.steps.table.LoyaltyCandidate;
import clientele.steps.table.Segment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Orders customers by how near they are to the top segment: its members, then those who meet all
 * conditions of its rule but the fewest. Of equals the one expected to bring more comes first, then
 * the one who falls short by less, then the one who brought more.
 */
final class LoyaltyRanking {
  /** Of others so many as there are members, but not fewer than the first and not more. */
  private static final int FEWEST_OTHERS = 20;

  private static final int MOST_OTHERS = 500;
  private static final int MONETARY = RuleWords.FEATURES.indexOf("monetary");
  private static final double DAYS_A_MONTH = 365.25 / 12;
  private static final int TENURE = RuleWords.FEATURES.indexOf("tenure_days");

  private final Segment top;
  private final List<Condition> conditions;
  private final Expectation expectation;
  private final LoyaltyWords words;

  LoyaltyRanking(
      Segment top, List<Condition> conditions, Expectation expectation, LoyaltyWords words) {
    this.top = top;
    this.conditions = conditions;
    this.expectation = expectation;
    this.words = words;
  }

  @SuppressWarnings("ArrayRecordComponent") // looked up, never compared
  private record Standing(
      String customer,
      double[] figures,
      int segment,
      List<Condition> missing,
      double lack,
      Expected expected) {

    double monetary() {
      return figures[MONETARY];
    }
  }

  /**
   * The rows, ranked from 1.
   *
   * @param features columns {@link RuleWords#FEATURES}
   * @param segmentOf every customer's
   */
  List<LoyaltyCandidate> rank(CustomerMatrix features, Map<String, Integer> segmentOf) {
    List<Standing> all =
        IntStream.range(0, features.ids().size())
            .filter(i -> segmentOf.containsKey(features.ids().get(i)))
            .mapToObj(
                i ->
                    standing(
                        features.ids().get(i),
                        features.values().row(i),
                        segmentOf.get(features.ids().get(i))))
            .toList();
    List<Standing> chosen =
        new ArrayList<>(all.stream().filter(this::member).sorted(order()).toList());
    int others = Math.max(FEWEST_OTHERS, Math.min(MOST_OTHERS, chosen.size()));
    chosen.addAll(all.stream().filter(s -> !member(s)).sorted(order()).limit(others).toList());
    return IntStream.range(0, chosen.size()).mapToObj(i -> row(i + 1, chosen.get(i))).toList();
  }

  private static Comparator<Standing> order() {
    return Comparator.<Standing>comparingInt(s -> s.missing().size())
        .thenComparing(s -> s.expected().revenue(), Comparator.reverseOrder())
        .thenComparingDouble(Standing::lack)
        .thenComparing(Standing::monetary, Comparator.reverseOrder())
        .thenComparing(Standing::customer);
  }

  private boolean member(Standing standing) {
    return standing.segment() == top.segmentId();
  }

  private Standing standing(String customer, double[] figures, int segment) {
    List<Condition> missing =
        segment == top.segmentId()
            ? List.of()
            : conditions.stream().filter(c -> !c.holds(figures[c.feature()])).toList();
    double gap = 0;
    for (Condition condition : missing) {
      double asked = Math.abs(condition.threshold());
      gap += Math.abs(figures[condition.feature()] - condition.threshold()) / Math.max(1, asked);
    }
    double months = Math.max(1, figures[TENURE] / DAYS_A_MONTH);
    BigDecimal own = BigDecimal.valueOf(figures[MONETARY] / months);
    return new Standing(
        customer, figures, segment, missing, gap, expectation.of(customer, segment, own));
  }

  private LoyaltyCandidate row(int rank, Standing standing) {
    return new LoyaltyCandidate(
        rank,
        standing.customer(),
        top.segmentId(),
        standing.segment(),
        member(standing),
        standing.missing().size(),
        standing.expected().revenue().setScale(7, RoundingMode.HALF_UP),
        standing.expected().orderChance().orElse(null),
        standing.expected().from(),
        words.why(
            standing.figures(), member(standing), conditions.size(), standing.missing().size()),
        member(standing) ? "" : words.missing(standing.missing(), standing.figures()));
  }
}
