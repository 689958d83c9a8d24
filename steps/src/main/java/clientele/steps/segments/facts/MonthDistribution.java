package clientele.steps.segments.facts;

import java.util.Arrays;

/** The distribution of recency, frequency, monetary and basket over all customers of a month. */
final class MonthDistribution {
  private final Groups groups;
  private final double[] recency;
  private final double[] frequency;
  private final double[] monetary;
  private final double[] basket;

  MonthDistribution(Groups groups) {
    this.groups = groups;
    this.recency = sorted("recency_days");
    this.frequency = sorted("frequency");
    this.monetary = sorted("monetary");
    this.basket = sorted("average_order_value");
  }

  /** Where a group's medians stand. */
  Standing of(int group) {
    return new Standing(
        1 - rank(recency, groups.median(group, "recency_days")), // few days are good
        rank(frequency, groups.median(group, "frequency")),
        rank(monetary, groups.median(group, "monetary")),
        rank(basket, groups.median(group, "average_order_value")));
  }

  /** Share of the values below the given one, equals counted half. */
  static double rank(double[] sorted, double value) {
    int below = firstAtLeast(sorted, value);
    int upTo = firstAtLeast(sorted, Math.nextUp(value));
    return (below + (upTo - below) / 2.0) / sorted.length;
  }

  private static int firstAtLeast(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double[] sorted(String column) {
    double[] values = groups.values(column);
    Arrays.sort(values);
    return values;
  }
}
