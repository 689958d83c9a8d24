package clientele.steps.core.outcome;

import clientele.steps.core.matrix.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What customers were like at the ends of several earlier months, and what each did in the month
 * after. One row per customer and month end.
 *
 * @param columns names of the features
 * @param features n × d, in natural units, as of the row's month end
 * @param ids of the customers, ascending by their UTF-16 units
 * @param customer n places in {@code ids}
 * @param months number of month ends
 * @param month n month ends, 0 is the oldest
 * @param orders n counts of orders in the month after
 * @param revenue n sums of money in the month after, sales less returns
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, never compared
public record OutcomePanel(
    List<String> columns,
    Matrix features,
    List<String> ids,
    int[] customer,
    int months,
    int[] month,
    double[] orders,
    double[] revenue) {

  /** After so many months an outcome counts half. */
  private static final double HALF_LIFE_MONTHS = 6;

  public OutcomePanel {
    columns = List.copyOf(columns);
    ids = List.copyOf(ids);
    int n = features.rows();
    if (customer.length != n || month.length != n || orders.length != n || revenue.length != n) {
      throw new IllegalArgumentException("outcomes do not fit the features [" + features + "]");
    }
  }

  /** Number of rows. */
  public int rows() {
    return customer.length;
  }

  /** Whether each row's customer bought in the month after: 1 or 0. */
  public double[] bought() {
    return Arrays.stream(orders).map(count -> count > 0 ? 1 : 0).toArray();
  }

  /** Number of rows whose customer bought in the month after. */
  public long buyers() {
    return Arrays.stream(orders).filter(count -> count > 0).count();
  }

  /** Weight of each row: 1 for the newest month end, half for one six months older. */
  public double[] weights() {
    return Arrays.stream(month)
        .mapToDouble(m -> StrictMath.pow(0.5, (months - 1 - m) / HALF_LIFE_MONTHS))
        .toArray();
  }

  /** The same with some of its features. */
  public OutcomePanel with(List<String> names) {
    int[] places = names.stream().mapToInt(columns::indexOf).toArray();
    double[] chosen = new double[rows() * places.length];
    for (int i = 0; i < rows(); i++) {
      for (int c = 0; c < places.length; c++) {
        chosen[i * places.length + c] = features.at(i, places[c]);
      }
    }
    return new OutcomePanel(
        names,
        Matrix.of(rows(), places.length, chosen),
        ids,
        customer,
        months,
        month,
        orders,
        revenue);
  }

  /** The rows of some customers only. */
  public OutcomePanel of(boolean[] chosen) {
    return rows(IntStream.range(0, rows()).filter(i -> chosen[customer[i]]).toArray());
  }

  /**
   * Some rows, all of them of the first month ends.
   *
   * @param kept rows
   * @param count number of month ends, at least one more than the newest of the rows
   */
  public OutcomePanel upTo(int[] kept, int count) {
    return rows(kept, count);
  }

  private OutcomePanel rows(int[] kept) {
    return rows(kept, months);
  }

  private OutcomePanel rows(int[] kept, int count) {
    return new OutcomePanel(
        columns,
        features.rows(kept),
        ids,
        IntStream.of(kept).map(i -> customer[i]).toArray(),
        count,
        IntStream.of(kept).map(i -> month[i]).toArray(),
        IntStream.of(kept).mapToDouble(i -> orders[i]).toArray(),
        IntStream.of(kept).mapToDouble(i -> revenue[i]).toArray());
  }

  /**
   * The same customers with the outcomes of others: whole histories change hands, among customers
   * who appear at the same month ends. What is then found is found by chance.
   */
  public OutcomePanel permuted(SplittableRandom random) {
    int[][] rowOf = new int[months][ids.size()];
    for (int[] rows : rowOf) {
      Arrays.fill(rows, -1);
    }
    for (int i = 0; i < rows(); i++) {
      rowOf[month[i]][customer[i]] = i;
    }
    int[] other = partners(random);
    double[] theirOrders = new double[rows()];
    double[] theirRevenue = new double[rows()];
    for (int i = 0; i < rows(); i++) {
      int from = rowOf[month[i]][other[customer[i]]];
      theirOrders[i] = from < 0 ? 0 : orders[from];
      theirRevenue[i] = from < 0 ? 0 : revenue[from];
    }
    return new OutcomePanel(
        columns, features, ids, customer, months, month, theirOrders, theirRevenue);
  }

  /** For each customer another, drawn among those of as many month ends from the same one on. */
  private int[] partners(SplittableRandom random) {
    int[] cohort = new int[ids.size()];
    for (int i = rows() - 1; i >= 0; i--) {
      cohort[customer[i]] += 1;
    }
    for (int i = rows() - 1; i >= 0; i--) {
      cohort[customer[i]] = cohort[customer[i]] % (months + 1) + (months + 1) * (month[i] + 1);
    }
    int[] other = new int[cohort.length];
    for (int of : Arrays.stream(cohort).distinct().sorted().toArray()) {
      int[] members = IntStream.range(0, cohort.length).filter(c -> cohort[c] == of).toArray();
      int[] shuffled = members.clone();
      for (int i = shuffled.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swap = shuffled[i];
        shuffled[i] = shuffled[j];
        shuffled[j] = swap;
      }
      for (int i = 0; i < members.length; i++) {
        other[members[i]] = shuffled[i];
      }
    }
    return other;
  }
}
