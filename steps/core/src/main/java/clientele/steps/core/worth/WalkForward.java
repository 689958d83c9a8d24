package clientele.steps.core.worth;

import java.util.ArrayList;
import java.util.List;

/**
 * Asks of month after month what could have been told about the next one by what was known then:
 * learnt on a month and its outcome, applied to the month after and held against that month's own
 * outcome. Every pair of neighbouring months is one test; customers are the same for all tellers.
 */
public final class WalkForward {
  /** Fewer buyers, or fewer others, than so many tell nothing. */
  private static final int FEWEST = 10;

  private final List<Teller> tellers;

  private WalkForward(List<Teller> tellers) {
    this.tellers = tellers;
  }

  /** The published segments, the two plain ways beside them, and the ceiling. */
  public static WalkForward standard(long seed, int threads) {
    return new WalkForward(
        List.of(
            new LabelMeans("segments", new PublishedSegments()),
            new LabelMeans("rfm_grid", new RfmGrid()),
            new LabelMeans("kmeans", new RfmMeans(seed)),
            new ForestTeller(seed, threads)));
  }

  /**
   * One test of one teller.
   *
   * @param number of the month whose customers were asked about
   * @param groups of the teller, 0 for a model without
   * @param buyers in the month after it
   * @param moved share of the customers whose group is another than a month before
   */
  public record Test(
      String teller,
      int number,
      int groups,
      int customers,
      int buyers,
      double moved,
      Worth worth) {}

  /**
   * All tests, months ascending, in each the tellers in their order.
   *
   * @param months by number; where one is missing there is no test
   */
  public List<Test> tests(List<FollowedMonth> months) {
    List<Test> tests = new ArrayList<>();
    for (int m = 1; m < months.size(); m++) {
      FollowedMonth asked = months.get(m);
      List<FollowedMonth> past = months.subList(0, m);
      if (past.get(m - 1).number() == asked.number() - 1
          && tells(asked)
          && tells(past.get(m - 1))) {
        for (Teller teller : tellers) {
          tests.add(test(teller, past, asked));
        }
      }
    }
    return tests;
  }

  private static Test test(Teller teller, List<FollowedMonth> past, FollowedMonth asked) {
    Teller.Told told = teller.tell(past, asked.customers());
    return new Test(
        teller.name(),
        asked.number(),
        told.groups(),
        asked.customers().size(),
        asked.outcome().buyers(),
        told.moved(),
        Worth.of(told.expected(), asked.outcome()));
  }

  private static boolean tells(FollowedMonth month) {
    int buyers = month.outcome().buyers();
    return buyers >= FEWEST && month.customers().size() - buyers >= FEWEST;
  }
}
