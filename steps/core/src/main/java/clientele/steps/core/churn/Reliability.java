package clientele.steps.core.churn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What chances promised and what came, in ten bins of equal width.
 *
 * @param bins those with customers, ascending
 * @param error expected calibration error: mean absolute difference of promised and came, by
 *     customers
 * @param byChance what that would be on average if every chance were true
 * @param auc area under the curve of no order; .5 where all or none ordered
 */
public record Reliability(List<Bin> bins, double error, double byChance, double auc) {
  private static final int BINS = 10;

  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * One bin.
   *
   * @param number from 0, the lowest chances
   * @param promised mean chance
   * @param came share that ordered nothing
   */
  public record Bin(int number, double promised, double came, int customers) {}

  /** Error beyond that of chance, 0 or more. */
  public double excess() {
    return Math.max(0, error - byChance);
  }

  /** Of chances, and of what came: 1 for no order, else 0. */
  static Reliability of(double[] chances, double[] came) {
    double[][] sums = new double[BINS][4];
    for (int i = 0; i < chances.length; i++) {
      double[] bin = sums[Math.min(BINS - 1, (int) (BINS * chances[i]))];
      bin[0]++;
      bin[1] += chances[i];
      bin[2] += came[i];
      bin[3] += chances[i] * (1 - chances[i]);
    }
    List<Bin> bins = new ArrayList<>();
    double error = 0;
    double byChance = 0;
    for (int b = 0; b < BINS; b++) {
      double[] bin = sums[b];
      if (bin[0] > 0) {
        bins.add(new Bin(b, bin[1] / bin[0], bin[2] / bin[0], (int) bin[0]));
        error += Math.abs(bin[1] - bin[2]) / chances.length;
        // mean absolute deviation of a normal of the same variance
        byChance += Math.sqrt(2 / Math.PI * bin[3]) / chances.length;
      }
    }
    return new Reliability(bins, error, byChance, auc(chances, came));
  }

  /** Ranks of those who ordered nothing (Mann and Whitney), ties half. */
  static double auc(double[] chances, double[] came) {
    int[] order =
        IntStream.range(0, chances.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> chances[i]))
            .mapToInt(i -> i)
            .toArray();
    double won = 0;
    double below = 0;
    double positives = 0;
    for (int from = 0, to; from < order.length; from = to) {
      double here = 0;
      for (to = from; to < order.length && chances[order[to]] == chances[order[from]]; to++) {
        here += came[order[to]];
      }
      double others = to - from - here;
      won += here * (below + others / 2);
      below += others;
      positives += here;
    }
    return positives == 0 || below == 0 ? 0.5 : won / (positives * below);
  }
}
