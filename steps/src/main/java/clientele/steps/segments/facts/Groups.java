package clientele.steps.segments.facts;

import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.matrix.Quantiles;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The month's customers, parted into numbered groups (clusters or segments): which rows of the
 * matrix belong to each, and the medians of its columns.
 */
public final class Groups {
  private final CustomerMatrix customers;
  private final SortedMap<Integer, int[]> rows;

  private Groups(CustomerMatrix customers, SortedMap<Integer, int[]> rows) {
    this.customers = customers;
    this.rows = rows;
  }

  /**
   * Parts the rows.
   *
   * @param groupOf group of every customer of the matrix
   * @throws IllegalArgumentException if a customer has no group
   */
  public static Groups of(CustomerMatrix customers, Map<String, Integer> groupOf) {
    SortedMap<Integer, IntStream.Builder> builders = new TreeMap<>();
    List<String> ids = customers.ids();
    for (int i = 0; i < ids.size(); i++) {
      Integer group = groupOf.get(ids.get(i));
      if (group == null) {
        throw new IllegalArgumentException("a customer is in no group [row " + i + "]");
      }
      builders.computeIfAbsent(group, ignored -> IntStream.builder()).add(i);
    }
    SortedMap<Integer, int[]> rows = new TreeMap<>();
    builders.forEach((group, builder) -> rows.put(group, builder.build().toArray()));
    return new Groups(customers, rows);
  }

  /** The groups that have customers, ascending, each with its rows, ascending. */
  public SortedMap<Integer, int[]> rows() {
    return Collections.unmodifiableSortedMap(rows);
  }

  /** The first row of a group, which no other group has. */
  public int firstRow(int group) {
    int[] members = rows.getOrDefault(group, new int[0]);
    return members.length == 0 ? -1 : members[0];
  }

  /** Number of all customers. */
  public int customers() {
    return customers.ids().size();
  }

  /** Median of a column within a group, type 7. */
  public double median(int group, String column) {
    return Quantiles.of(values(group, column)).median();
  }

  /** The values of a column within a group, in row order. */
  public double[] values(int group, String column) {
    int at = columnAt(column);
    int[] members = rows.getOrDefault(group, new int[0]);
    double[] values = new double[members.length];
    for (int i = 0; i < members.length; i++) {
      values[i] = customers.values().at(members[i], at);
    }
    return values;
  }

  /** The values of a column over all customers. */
  public double[] values(String column) {
    return customers.values().column(columnAt(column));
  }

  private int columnAt(String column) {
    int at = customers.columns().indexOf(column);
    if (at < 0) {
      throw new IllegalArgumentException("the matrix has no such column [" + column + "]");
    }
    return at;
  }
}
