package clientele.steps.core.forecast;

/**
 * Money a head by state, learnt from earlier month ends. Each month end weighs half of the one
 * after it. A state that had no customers then has the rate of its kind, and a kind without any the
 * rate of everybody.
 */
final class StateRates {
  private static final double HALVING = 0.5;

  private StateRates() {}

  /**
   * What is expected of a month end, by what was known at its time.
   *
   * @param origin place of the month end
   * @param ahead months, 1 or more
   * @return money of each state, and last of customers not yet seen; empty where no earlier month
   *     end was followed for so long
   */
  static double[] expected(StateMonths months, int origin, int ahead) {
    int states = months.states();
    double[] weighed = new double[states];
    double[] brought = new double[states];
    double unseen = 0;
    double all = 0;
    for (int p = 0; p + ahead <= origin; p++) {
      double weight = StrictMath.pow(HALVING, origin - ahead - p);
      for (int s = 0; s < states; s++) {
        weighed[s] += weight * months.heads()[p][s];
        brought[s] += weight * months.money()[p][s][ahead - 1];
      }
      unseen += weight * months.unseen()[p][ahead - 1];
      all += weight;
    }
    return all == 0
        ? new double[0]
        : spread(months, origin, new Sums(weighed, brought), unseen / all);
  }

  /** Weighted heads and their money, by state. */
  @SuppressWarnings("ArrayRecordComponent") // bulk data, never compared
  private record Sums(double[] heads, double[] money) {
    double rate(int[] kinds, int state) {
      if (heads[state] > 0) {
        return money[state] / heads[state];
      }
      double[] kind = new double[2];
      double[] everybody = new double[2];
      for (int s = 0; s < heads.length; s++) {
        everybody[0] += heads[s];
        everybody[1] += money[s];
        if (kinds[s] == kinds[state]) {
          kind[0] += heads[s];
          kind[1] += money[s];
        }
      }
      double[] from = kind[0] > 0 ? kind : everybody;
      return from[0] > 0 ? from[1] / from[0] : 0;
    }
  }

  private static double[] spread(StateMonths months, int origin, Sums sums, double unseen) {
    double[] expected = new double[months.states() + 1];
    for (int s = 0; s < months.states(); s++) {
      expected[s] = months.heads()[origin][s] * sums.rate(months.kinds(), s);
    }
    expected[months.states()] = unseen;
    return expected;
  }
}
