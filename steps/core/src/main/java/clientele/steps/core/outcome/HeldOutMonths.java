package clientele.steps.core.outcome;

import java.util.Arrays;

/**
 * How much groups of customers tell of a month they were not learnt on: for each month end in turn,
 * the means of every group over the other months foretell its outcomes.
 */
public final class HeldOutMonths {
  private final int months;
  private final int[] month;
  private final double[] weights;
  private final double[][] targets;

  /** Takes the outcomes of a panel. */
  public static HeldOutMonths of(OutcomePanel panel) {
    double[] weights = panel.weights();
    return new HeldOutMonths(panel, weights, Targets.of(panel, weights));
  }

  HeldOutMonths(OutcomePanel panel, double[] weights, Targets targets) {
    this.months = panel.months();
    this.month = panel.month();
    this.weights = weights;
    this.targets = targets.values();
  }

  /**
   * Share of the variance that the groups explain in months left out, mean over bought, log money
   * and capped money; beside it, groups that say nothing have 0 or less.
   *
   * @param groups one number from 0 a row of the panel
   */
  public double explained(int[] groups) {
    int count = Arrays.stream(groups).max().orElse(0) + 1;
    double explained = 0;
    for (double[] target : targets) {
      double[][] weight = new double[months][count];
      double[][] sum = new double[months][count];
      double squares = 0;
      for (int i = 0; i < groups.length; i++) {
        weight[month[i]][groups[i]] += weights[i];
        sum[month[i]][groups[i]] += weights[i] * target[i];
        squares += weights[i] * target[i] * target[i];
      }
      explained += squares == 0 ? 0 : gain(weight, sum) / squares;
    }
    return explained / targets.length;
  }

  /** Squared error saved in months left out, against one mean for everybody. */
  private static double gain(double[][] weight, double[][] sum) {
    int groups = weight[0].length;
    double gain = 0;
    for (int m = 0; m < weight.length; m++) {
      double all = 0;
      double allSum = 0;
      double here = 0;
      double hereSum = 0;
      for (int g = 0; g < groups; g++) {
        double others = 0;
        double othersSum = 0;
        for (int o = 0; o < weight.length; o++) {
          others += o == m ? 0 : weight[o][g];
          othersSum += o == m ? 0 : sum[o][g];
        }
        double mean = others == 0 ? 0 : othersSum / others;
        gain += 2 * mean * sum[m][g] - mean * mean * weight[m][g];
        all += others;
        allSum += othersSum;
        here += weight[m][g];
        hereSum += sum[m][g];
      }
      double mean = all == 0 ? 0 : allSum / all;
      gain -= 2 * mean * hereSum - mean * mean * here;
    }
    return gain;
  }
}
