package clientele.steps.core.worth;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Customers by falling expectation, those of one expectation together. */
final class Ranked {
  private final double[] scores;
  private final int[] order;

  private Ranked(double[] scores, int[] order) {
    this.scores = scores;
    this.order = order;
  }

  /** Orders; cost n log n. */
  static Ranked by(double[] scores) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(i -> -scores[i]).thenComparingInt(i -> i))
            .mapToInt(i -> i)
            .toArray();
    return new Ranked(scores, order);
  }

  /**
   * Area under the curve by the ranks of the positives (Mann and Whitney), ties half.
   *
   * @param positive 1 or 0 per customer, both present
   */
  double auc(double[] positive) {
    double won = 0;
    double above = 0;
    double negatives = 0;
    for (int from = 0, to; from < order.length; from = to) {
      to = end(from);
      double here = sum(positive, from, to);
      double others = to - from - here;
      won += others * (above + here / 2);
      above += here;
      negatives += others;
    }
    return won / (above * negatives);
  }

  /**
   * What the first share of the customers holds of a sum; a tie that the border cuts counts in
   * proportion. 0 where there is nothing to hold.
   *
   * @param amounts 0 or more
   * @param share 0 … 1
   */
  double topShare(double[] amounts, double share) {
    double room = share * order.length;
    double held = 0;
    double all = 0;
    for (int from = 0, to; from < order.length; from = to) {
      to = end(from);
      double here = sum(amounts, from, to);
      held += here * Math.min(1, Math.max(0, room) / (to - from));
      room -= to - from;
      all += here;
    }
    return all == 0 ? 0 : held / all;
  }

  private int end(int from) {
    int to = from + 1;
    while (to < order.length && scores[order[to]] == scores[order[from]]) {
      to++;
    }
    return to;
  }

  private double sum(double[] figures, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += figures[order[i]];
    }
    return sum;
  }
}
