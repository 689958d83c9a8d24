package clientele.steps.segments.lever;

import clientele.steps.table.worth.SegmentLever;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Ranks the levers of a segment by their effect and leaves out those that bring nothing. */
public final class LeverRanking {
  /** Said behind the reason of a lever whose span reaches zero. */
  public static final String MAY_BRING_NOTHING = " It may bring nothing.";

  private LeverRanking() {}

  /**
   * One to three rows, the most valuable first, equals in the order of the playbook; "do nothing"
   * if no lever brings a penny; no row at all for an empty playbook.
   */
  public static List<SegmentLever> rank(
      int segment, List<Lever> playbook, Function<Lever, LeverEstimate> weigh) {
    if (playbook.isEmpty()) {
      return List.of();
    }
    List<LeverEstimate> worth = new ArrayList<>();
    for (Lever lever : playbook) {
      LeverEstimate estimate = weigh.apply(lever);
      if (pennies(estimate.effect().perMonth()).signum() > 0) {
        worth.add(estimate);
      }
    }
    if (worth.isEmpty()) {
      worth.add(weigh.apply(Lever.DO_NOTHING));
    }
    worth.sort(
        Comparator.comparing((LeverEstimate e) -> pennies(e.effect().perMonth())).reversed());
    List<SegmentLever> rows = new ArrayList<>();
    for (LeverEstimate estimate : worth) {
      rows.add(row(segment, rows.size() + 1, estimate));
    }
    return rows;
  }

  private static SegmentLever row(int segment, int priority, LeverEstimate estimate) {
    BigDecimal effect = pennies(estimate.effect().perMonth());
    BigDecimal low = pennies(estimate.effect().low());
    boolean doubtful = effect.signum() > 0 && low.signum() <= 0;
    return new SegmentLever(
        segment,
        priority,
        estimate.lever().title(),
        estimate.lever().action(),
        estimate.reason() + (doubtful ? MAY_BRING_NOTHING : ""),
        estimate.customers(),
        effect,
        low,
        pennies(estimate.effect().high()),
        estimate.whom().feature(),
        estimate.whom().below(),
        estimate.whom().above());
  }

  private static BigDecimal pennies(double money) {
    return BigDecimal.valueOf(money).setScale(2, RoundingMode.HALF_UP);
  }
}
