package clientele.steps.segments.loyalty;

import clientele.steps.core.explain.Condition;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.segments.loyalty.Expectation.Expected;
import clientele.steps.segments.rule.RuleWords;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.worth.LoyaltyCandidate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Orders customers by how near they are to the top segments: their members, then those who meet all
 * conditions of the nearest one's rule but the fewest. Of equals the one expected to bring more
 * comes first, then the one who falls short by less, then the one who brought more.
 */
final class LoyaltyRanking {
  /** Of others so many as there are members, but not fewer than the first and not more. */
  private static final int FEWEST_OTHERS = 20;

  private static final int MOST_OTHERS = 500;
  private static final int MONETARY = RuleWords.FEATURES.indexOf("monetary");
  private static final double DAYS_A_MONTH = 365.25 / 12;
  private static final int TENURE = RuleWords.FEATURES.indexOf("tenure_days");

  private final List<Top> tops;
  private final Expectation expectation;
  private final LoyaltyWords words;

  /**
   * Sets the aim.
   *
   * @param tops at least one; of equally near ones the first counts
   */
  LoyaltyRanking(List<Top> tops, Expectation expectation, LoyaltyWords words) {
    this.tops = List.copyOf(tops);
    this.expectation = expectation;
    this.words = words;
  }

  /** A top segment and the conditions of its rule. */
  record Top(Segment segment, List<Condition> conditions) {}

  /** What a customer lacks for a top segment, and by how much in all. */
  private record Way(Top top, List<Condition> missing, double lack) {}

  @SuppressWarnings("ArrayRecordComponent") // looked up, never compared
  private record Standing(
      String customer, double[] figures, int segment, Way way, Expected expected) {

    boolean member() {
      return segment == way.top().segment().segmentId();
    }

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
    List<Standing> all = new ArrayList<>();
    for (int i = 0; i < features.ids().size(); i++) {
      String customer = features.ids().get(i);
      Integer segment = segmentOf.get(customer);
      if (segment != null) {
        all.add(standing(customer, features.values().row(i), segment));
      }
    }
    List<Standing> chosen =
        new ArrayList<>(all.stream().filter(Standing::member).sorted(order()).toList());
    int others = Math.max(FEWEST_OTHERS, Math.min(MOST_OTHERS, chosen.size()));
    chosen.addAll(all.stream().filter(s -> !s.member()).sorted(order()).limit(others).toList());
    return IntStream.range(0, chosen.size()).mapToObj(i -> row(i + 1, chosen.get(i))).toList();
  }

  private static Comparator<Standing> order() {
    return Comparator.<Standing>comparingInt(s -> s.way().missing().size())
        .thenComparing(s -> s.expected().revenue(), Comparator.reverseOrder())
        .thenComparingDouble(s -> s.way().lack())
        .thenComparing(Standing::monetary, Comparator.reverseOrder())
        .thenComparing(Standing::customer);
  }

  private Standing standing(String customer, double[] figures, int segment) {
    double months = Math.max(1, figures[TENURE] / DAYS_A_MONTH);
    BigDecimal own = BigDecimal.valueOf(figures[MONETARY] / months);
    return new Standing(
        customer, figures, segment, way(figures, segment), expectation.of(customer, segment, own));
  }

  /** To the top segment a customer is in, or else to the nearest. */
  private Way way(double[] figures, int segment) {
    return tops.stream()
        .filter(top -> top.segment().segmentId() == segment)
        .findFirst()
        .map(top -> new Way(top, List.of(), 0))
        .orElseGet(
            () ->
                tops.stream()
                    .map(top -> way(figures, top))
                    .min(
                        Comparator.<Way>comparingInt(way -> way.missing().size())
                            .thenComparingDouble(Way::lack))
                    .orElseThrow());
  }

  private static Way way(double[] figures, Top top) {
    List<Condition> missing =
        top.conditions().stream().filter(c -> !c.holds(figures[c.feature()])).toList();
    double lack = 0;
    for (Condition condition : missing) {
      double asked = Math.abs(condition.threshold());
      lack += Math.abs(figures[condition.feature()] - condition.threshold()) / Math.max(1, asked);
    }
    return new Way(top, missing, lack);
  }

  private LoyaltyCandidate row(int rank, Standing standing) {
    Way way = standing.way();
    return new LoyaltyCandidate(
        rank,
        standing.customer(),
        way.top().segment().segmentId(),
        standing.segment(),
        standing.member(),
        way.missing().size(),
        standing.expected().revenue().setScale(7, RoundingMode.HALF_UP),
        standing.expected().orderChance().orElse(null),
        standing.expected().from(),
        words.why(standing.figures(), standing.member(), way.top(), way.missing().size()),
        standing.member() ? "" : words.missing(way.missing(), standing.figures()));
  }
}
