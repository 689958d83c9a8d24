package clientele.steps.core.outcome;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Says which leaves hold the best customers: the leaves from which most money a head is expected,
 * one after the other, until they bring 45 % of the present revenue. They are few: a leaf that
 * would make them more than 15 % of the customers is not taken any more, so where revenue is spread
 * evenly, the best bring less than that.
 */
final class TopCustomers {
  private static final double ENOUGH_REVENUE = 0.45;
  private static final double MOST_CUSTOMERS = 0.15;

  private TopCustomers() {}

  /**
   * One leaf.
   *
   * @param expected money a head in the month after
   * @param customers present ones
   * @param revenue of these in the window
   */
  record Standing(double expected, int customers, double revenue) {}

  /** Places of the leaves of the best customers. */
  static Set<Integer> of(List<Standing> leaves) {
    double revenue = leaves.stream().mapToDouble(Standing::revenue).sum();
    double most = MOST_CUSTOMERS * leaves.stream().mapToInt(Standing::customers).sum();
    List<Integer> order =
        IntStream.range(0, leaves.size())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer leaf) -> -leaves.get(leaf).expected()))
            .toList();
    Set<Integer> top = new HashSet<>();
    double brought = 0;
    int customers = 0;
    for (int leaf : order) {
      customers += leaves.get(leaf).customers();
      if (brought >= ENOUGH_REVENUE * revenue || customers > most) {
        break;
      }
      brought += leaves.get(leaf).revenue();
      top.add(leaf);
    }
    return top;
  }
}
