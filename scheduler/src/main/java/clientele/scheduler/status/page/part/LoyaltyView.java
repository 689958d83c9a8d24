package clientele.scheduler.status.page.part;

import clientele.scheduler.status.read.SummaryRows.Loyalty;
import java.util.List;

/**
 * Who belongs into the loyalty programme, as a page shows it.
 *
 * @param members those of the best customers of whom most is expected
 * @param nearest those nearest to them
 */
public record LoyaltyView(List<Loyalty> members, List<Loyalty> nearest) {
  private static final int SHOWN = 10;

  /** The first ten of each. */
  public static LoyaltyView of(List<Loyalty> named) {
    return new LoyaltyView(
        named.stream().filter(Loyalty::member).limit(SHOWN).toList(),
        named.stream().filter(l -> !l.member()).limit(SHOWN).toList());
  }
}
