package clientele.steps.core.explain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Whether groups differ in a feature, and by how much.
 *
 * <p>Mind: segments are made from the very features that are tested, so a small p-value is no news
 * and proves no segment. The effect size says whether the difference is worth a word.
 *
 * @param statistic H or χ²
 * @param degrees of freedom
 * @param p chance of a statistic as large if the groups did not differ
 * @param effect ε² or Cramér's V: 0 no difference … 1 complete
 */
public record GroupTest(double statistic, int degrees, double p, double effect) {

  /**
   * Kruskal and Wallis's test by ranks, ties corrected, with ε² = H / (n − 1) as its effect size.
   * Cost O(n log n).
   *
   * <p>Sources: Kruskal and Wallis, Use of ranks in one-criterion variance analysis, JASA 47
   * (1952); Tomczak and Tomczak, The need to report effect size estimates revisited, Trends in
   * Sport Sciences 21 (2014).
   *
   * @param values one per customer
   * @param groups 0 … k − 1 per customer, negative to leave them out
   */
  public static GroupTest kruskalWallis(double[] values, int[] groups) {
    int[] rows =
        IntStream.range(0, values.length)
            .filter(i -> groups[i] >= 0)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    int k = Arrays.stream(groups).max().orElse(-1) + 1;
    double[] rankSums = new double[k];
    int[] sizes = new int[k];
    double n = rows.length;
    double ties = 0;
    for (int from = 0; from < rows.length; ) {
      int to = from;
      while (to < rows.length && values[rows[to]] == values[rows[from]]) {
        to++;
      }
      double equal = to - from;
      ties += equal * equal * equal - equal;
      for (int i = from; i < to; i++) {
        rankSums[groups[rows[i]]] += (from + 1 + to) / 2.0;
        sizes[groups[rows[i]]]++;
      }
      from = to;
    }
    int filled = (int) Arrays.stream(sizes).filter(size -> size > 0).count();
    double correction = 1 - ties / (n * n * n - n);
    if (filled < 2 || !(correction > 0)) {
      return new GroupTest(0, Math.max(0, filled - 1), 1, 0);
    }
    double sum = 0;
    for (int g = 0; g < k; g++) {
      sum += sizes[g] == 0 ? 0 : rankSums[g] * rankSums[g] / sizes[g];
    }
    double h = Math.max(0, (12 / (n * (n + 1)) * sum - 3 * (n + 1)) / correction);
    return new GroupTest(
        h, filled - 1, ChiSquaredTail.above(h, filled - 1), Math.min(1, h / (n - 1)));
  }

  /**
   * Pearson's χ² of independence, with Cramér's V as its effect size; empty rows and columns do not
   * count.
   *
   * <p>Source: Cramér, Mathematical Methods of Statistics, 1946, section 21.9.
   *
   * @param counts groups × categories
   */
  public static GroupTest chiSquared(long[][] counts) {
    int columns = counts.length == 0 ? 0 : counts[0].length;
    double[] rowSums = new double[counts.length];
    double[] columnSums = new double[columns];
    double n = 0;
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < columns; j++) {
        rowSums[i] += counts[i][j];
        columnSums[j] += counts[i][j];
        n += counts[i][j];
      }
    }
    int filledRows = (int) Arrays.stream(rowSums).filter(sum -> sum > 0).count();
    int filledColumns = (int) Arrays.stream(columnSums).filter(sum -> sum > 0).count();
    if (filledRows < 2 || filledColumns < 2) {
      return new GroupTest(0, 0, 1, 0);
    }
    int degrees = (filledRows - 1) * (filledColumns - 1);
    double statistic = 0;
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < columns; j++) {
        double expected = rowSums[i] * columnSums[j] / n;
        double gap = counts[i][j] - expected;
        statistic += expected == 0 ? 0 : gap * gap / expected;
      }
    }
    double v = Math.sqrt(statistic / (n * (Math.min(filledRows, filledColumns) - 1)));
    return new GroupTest(
        statistic, degrees, ChiSquaredTail.above(statistic, degrees), Math.min(1, v));
  }
}
