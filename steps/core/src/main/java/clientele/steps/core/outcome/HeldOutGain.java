package clientele.steps.core.outcome;

/**
 * What a split of a leaf explains of its outcomes: in all months, and in each month by the means of
 * the others. Sums are given month by month: weight, then weighted sum of each target.
 *
 * @param inSample squared error saved where it was learnt
 * @param heldOut squared error saved in months left out
 * @param months number of months with customers of the leaf
 * @param gaining number of them that gain
 */
record HeldOutGain(double inSample, double heldOut, int months, int gaining) {
  /** Numbers of a month: weight, then weighted sum of each target. */
  static final int CELL = 1 + Targets.COUNT;

  /** Whether months left out gain in total, and most of them each. */
  boolean holds() {
    return heldOut > 0 && 2 * gaining > months;
  }

  /**
   * Measures a split.
   *
   * @param low sums of one side
   * @param all sums of both
   */
  static HeldOutGain of(double[] low, double[] all, int months) {
    double[] allSum = sums(all);
    double[] lowSum = sums(low);
    double inSample = 0;
    double highWeight = allSum[0] - lowSum[0];
    for (int t = 1; t < CELL; t++) {
      double high = allSum[t] - lowSum[t];
      inSample +=
          lowSum[t] * lowSum[t] / lowSum[0]
              + high * high / highWeight
              - allSum[t] * allSum[t] / allSum[0];
    }
    double heldOut = 0;
    int asked = 0;
    int gaining = 0;
    for (int m = 0; m < months; m++) {
      if (all[m * CELL] > 0) {
        double gain = month(low, all, lowSum, allSum, m * CELL);
        heldOut += gain;
        asked++;
        gaining += gain > 0 ? 1 : 0;
      }
    }
    return new HeldOutGain(inSample, heldOut, asked, gaining);
  }

  /** Adds the sums of one cell to others. */
  static void add(double[] sum, double[] cell) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += cell[i];
    }
  }

  /** Weight of all months. */
  static double weight(double[] cells) {
    return sums(cells)[0];
  }

  private static double month(
      double[] low, double[] all, double[] lowSum, double[] allSum, int at) {
    double gain = 0;
    double others = allSum[0] - all[at];
    double othersLow = lowSum[0] - low[at];
    double othersHigh = others - othersLow;
    for (int t = 1; t < CELL; t++) {
      double mean = others <= 0 ? 0 : (allSum[t] - all[at + t]) / others;
      double meanLow = othersLow <= 0 ? mean : (lowSum[t] - low[at + t]) / othersLow;
      double meanHigh =
          othersHigh <= 0 ? mean : (allSum[t] - all[at + t] - lowSum[t] + low[at + t]) / othersHigh;
      gain +=
          explained(meanLow, low[at], low[at + t])
              + explained(meanHigh, all[at] - low[at], all[at + t] - low[at + t])
              - explained(mean, all[at], all[at + t]);
    }
    return gain;
  }

  private static double explained(double mean, double weight, double sum) {
    return 2 * mean * sum - mean * mean * weight;
  }

  private static double[] sums(double[] cells) {
    double[] sums = new double[CELL];
    for (int i = 0; i < cells.length; i++) {
      sums[i % CELL] += cells[i];
    }
    return sums;
  }
}
