package clientele.steps.core.usefulness;

import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.outcome.OutcomePanel;
import clientele.steps.core.random.Draws;
import clientele.steps.core.worth.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What groups of customers told of the month after, walk-forward: the means of every group at one
 * month end foretell what the groups did after the next month end, beside the mean of everybody.
 * Nothing later than the month end asked about is learnt from; a group that was not there is
 * expected to do what everybody does. Three outcomes count alike: bought at all, log(1 + money),
 * money capped at its 99th percentile.
 */
public final class WalkForwardGain {
  private final OutcomePanel panel;
  private final Matrix targets;

  private WalkForwardGain(OutcomePanel panel) {
    this.panel = panel;
    this.targets = Outcome.of(panel.orders(), panel.revenue()).targets();
  }

  /** Of a panel of at least two month ends. */
  public static WalkForwardGain of(OutcomePanel panel) {
    return new WalkForwardGain(panel);
  }

  /**
   * What one group told.
   *
   * @param gain its part of the explained share
   * @param months month ends asked about at which it had customers
   * @param gaining those of them at which it foretold better than the mean of everybody
   */
  public record Group(double gain, int months, int gaining) {
    /** Whether it told something in total, and at most of its month ends. */
    public boolean tells() {
      return gain > 0 && 2 * gaining > months;
    }
  }

  /**
   * What chance tells.
   *
   * @param mean of the draws
   * @param best of the draws
   */
  public record Chance(double mean, double best) {
    /** How far beyond the best draw, as a multiple of its distance from the mean. */
    private static final double MARGIN = 1.5;

    /**
     * What groups must have told to be no chance: more than the best draw, by half of its distance
     * from the mean, and more than nothing.
     */
    public double wanted() {
      return Math.max(0, mean + MARGIN * (best - mean));
    }
  }

  /**
   * Share of the squared error of everybody's mean that the groups save, the mean over the three
   * outcomes; 0 or less for groups that tell nothing.
   *
   * @param groups one number from 0 a row of the panel
   */
  public double explained(int[] groups) {
    return groups(groups).stream().mapToDouble(Group::gain).sum();
  }

  /** What each group told, by its number. */
  public List<Group> groups(int[] groups) {
    int count = Arrays.stream(groups).max().orElse(-1) + 1;
    double[][][] sums = new double[panel.months()][count][];
    for (double[][] month : sums) {
      Arrays.setAll(month, g -> new double[1 + 2 * Outcome.COLUMNS]);
    }
    for (int i = 0; i < groups.length; i++) {
      double[] cell = sums[panel.month()[i]][groups[i]];
      cell[0]++;
      for (int t = 0; t < Outcome.COLUMNS; t++) {
        double value = targets.at(i, t);
        cell[1 + t] += value;
        cell[1 + Outcome.COLUMNS + t] += value * value;
      }
    }
    return gains(sums, count);
  }

  private static List<Group> gains(double[][][] sums, int count) {
    double[][] saved = new double[sums.length][count];
    for (int t = 0; t < Outcome.COLUMNS; t++) {
      double error = 0;
      double[][] of = new double[sums.length][count];
      for (int m = 1; m < sums.length; m++) {
        double[] before = total(sums[m - 1]);
        double everybody = before[0] == 0 ? 0 : before[1 + t] / before[0];
        for (int g = 0; g < count; g++) {
          double[] then = sums[m - 1][g];
          double own = then[0] == 0 ? everybody : then[1 + t] / then[0];
          double plain = error(sums[m][g], t, everybody);
          error += plain;
          of[m][g] = plain - error(sums[m][g], t, own);
        }
      }
      for (int m = 1; m < sums.length && error > 0; m++) {
        for (int g = 0; g < count; g++) {
          saved[m][g] += of[m][g] / error / Outcome.COLUMNS;
        }
      }
    }
    List<Group> groups = new ArrayList<>();
    for (int g = 0; g < count; g++) {
      groups.add(group(sums, saved, g));
    }
    return groups;
  }

  private static Group group(double[][][] sums, double[][] saved, int g) {
    double gain = 0;
    int months = 0;
    int gaining = 0;
    for (int m = 1; m < sums.length; m++) {
      gain += saved[m][g];
      months += sums[m][g][0] > 0 ? 1 : 0;
      gaining += saved[m][g] > 0 ? 1 : 0;
    }
    return new Group(gain, months, gaining);
  }

  /** Sum of squares about an expectation. */
  private static double error(double[] cell, int target, double expected) {
    return cell[1 + Outcome.COLUMNS + target]
        - 2 * expected * cell[1 + target]
        + expected * expected * cell[0];
  }

  private static double[] total(double[][] cells) {
    double[] total = new double[1 + 2 * Outcome.COLUMNS];
    for (double[] cell : cells) {
      Arrays.setAll(total, i -> total[i] + cell[i]);
    }
    return total;
  }

  /**
   * What the same groups tell of outcomes that changed hands ({@link OutcomePanel#permuted}).
   *
   * @param draws 1 or more
   */
  public Chance chance(int[] groups, int draws, long seed) {
    double sum = 0;
    double best = Double.NEGATIVE_INFINITY;
    for (int d = 0; d < draws; d++) {
      double told = of(panel.permuted(new SplittableRandom(Draws.key(seed, d)))).explained(groups);
      sum += told;
      best = Math.max(best, told);
    }
    return new Chance(sum / draws, best);
  }
}
