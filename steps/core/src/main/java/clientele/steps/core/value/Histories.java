package clientele.steps.core.value;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * All that the lifetime models need of customers: repeat orders x, time of the last order t, and
 * time under observation T, both counted from the first order, in one unit of time. Equal histories
 * are kept once with how many customers have them. The order is by x, t and T, so no figure depends
 * on the order of customers.
 */
public final class Histories {
  private final int[] repeats;
  private final double[] last;
  private final double[] observed;
  private final int[] customers;
  private final int[] ofCustomer;

  private Histories(
      int[] repeats, double[] last, double[] observed, int[] customers, int[] ofCustomer) {
    this.repeats = repeats;
    this.last = last;
    this.observed = observed;
    this.customers = customers;
    this.ofCustomer = ofCustomer;
  }

  /**
   * Gathers equal histories. Cost O(n log n).
   *
   * @param repeats orders after the first, of each customer
   * @param last from first to last order; 0 without a repeat
   * @param observed from first order to the end of observation
   */
  public static Histories of(int[] repeats, double[] last, double[] observed) {
    check(repeats, last, observed);
    int n = repeats.length;
    int[] order = sorted(repeats, last, observed);
    int[] ofCustomer = new int[n];
    int[] first = new int[n];
    int[] customers = new int[n];
    int distinct = 0;
    for (int i = 0; i < n; i++) {
      int c = order[i];
      int p = i == 0 ? c : order[i - 1];
      boolean same =
          i > 0 && repeats[c] == repeats[p] && last[c] == last[p] && observed[c] == observed[p];
      if (!same) {
        first[distinct++] = c;
      }
      ofCustomer[c] = distinct - 1;
      customers[distinct - 1]++;
    }
    int[] heads = Arrays.copyOf(first, distinct);
    return new Histories(
        Arrays.stream(heads).map(c -> repeats[c]).toArray(),
        Arrays.stream(heads).mapToDouble(c -> last[c]).toArray(),
        Arrays.stream(heads).mapToDouble(c -> observed[c]).toArray(),
        Arrays.copyOf(customers, distinct),
        ofCustomer);
  }

  private static void check(int[] repeats, double[] last, double[] observed) {
    if (last.length != repeats.length || observed.length != repeats.length) {
      throw new IllegalArgumentException(
          "the columns differ in length [%d, %d, %d]"
              .formatted(repeats.length, last.length, observed.length));
    }
    for (int i = 0; i < repeats.length; i++) {
      boolean ordered = last[i] >= 0 && last[i] <= observed[i] && observed[i] < 1e9;
      if (!ordered || repeats[i] < 0 || (repeats[i] == 0 && last[i] > 0)) {
        throw new IllegalArgumentException(
            "no history has x, t, T of [%d, %s, %s]".formatted(repeats[i], last[i], observed[i]));
      }
    }
  }

  private static int[] sorted(int[] repeats, double[] last, double[] observed) {
    return IntStream.range(0, repeats.length)
        .boxed()
        .sorted(
            (a, b) -> {
              int byRepeats = Integer.compare(repeats[a], repeats[b]);
              int byLast = byRepeats != 0 ? byRepeats : Double.compare(last[a], last[b]);
              return byLast != 0 ? byLast : Double.compare(observed[a], observed[b]);
            })
        .mapToInt(i -> i)
        .toArray();
  }

  /** How many different histories. */
  public int size() {
    return repeats.length;
  }

  /** Repeat orders of a history. */
  public int repeats(int history) {
    return repeats[history];
  }

  /** Time of the last order of a history, from the first. */
  public double last(int history) {
    return last[history];
  }

  /** Time under observation of a history, from the first order. */
  public double observed(int history) {
    return observed[history];
  }

  /** How many customers have this history. */
  public int customers(int history) {
    return customers[history];
  }

  /** How many customers in all. */
  public int customers() {
    return ofCustomer.length;
  }

  /** The history of a customer. */
  public int of(int customer) {
    return ofCustomer[customer];
  }

  /** The largest number of repeat orders; 0 without customers. */
  public int mostRepeats() {
    return repeats.length == 0 ? 0 : repeats[repeats.length - 1];
  }

  /** Customers who ordered again. */
  public int repeaters() {
    return IntStream.range(0, size()).filter(h -> repeats[h] > 0).map(h -> customers[h]).sum();
  }

  /** Mean time under observation, at least a tiny bit above 0. */
  public double meanObserved() {
    double sum = 0;
    for (int h = 0; h < size(); h++) {
      sum += observed[h] * customers[h];
    }
    return Math.max(1e-6, sum / Math.max(1, customers()));
  }
}
