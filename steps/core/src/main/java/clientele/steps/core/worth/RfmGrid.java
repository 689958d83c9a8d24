package clientele.steps.core.worth;

/**
 * The ten usual cells of a spreadsheet: recency score against the rounded mean of frequency and
 * monetary score, each 1 … 5, with the names that marketing tools give them. What a shop has
 * without this program.
 *
 * <p>Source of the scores: Hughes, Strategic database marketing, 1994.
 */
final class RfmGrid implements Labelling {
  private static final int BANDS = 5;

  private static final int CHAMPIONS = 0;
  private static final int LOYAL = 1;
  private static final int POTENTIAL_LOYALISTS = 2;
  private static final int NEW = 3;
  private static final int PROMISING = 4;
  private static final int NEED_ATTENTION = 5;
  private static final int ABOUT_TO_SLEEP = 6;
  private static final int CANNOT_LOSE = 7;
  private static final int AT_RISK = 8;
  private static final int HIBERNATING = 9;

  @Override
  public Labeller learn(KnownCustomers learnt) {
    return RfmGrid::cells;
  }

  private static int[] cells(KnownCustomers customers) {
    int[] cells = new int[customers.size()];
    for (int i = 0; i < cells.length; i++) {
      int recency = (int) customers.scores().at(i, 0);
      int value = (int) (customers.scores().at(i, 1) + customers.scores().at(i, 2) + 1) / 2;
      cells[i] = cell(recency, value);
    }
    return cells;
  }

  static int cell(int recency, int value) {
    if (recency <= 2) {
      return value <= 2 ? HIBERNATING : value < BANDS ? AT_RISK : CANNOT_LOSE;
    }
    if (recency == 3) {
      return value <= 2 ? ABOUT_TO_SLEEP : value == 3 ? NEED_ATTENTION : LOYAL;
    }
    if (value >= 4) {
      return recency == BANDS ? CHAMPIONS : LOYAL;
    }
    if (value >= 2) {
      return POTENTIAL_LOYALISTS;
    }
    return recency == BANDS ? NEW : PROMISING;
  }
}
