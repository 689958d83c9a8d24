package clientele.steps.core.neighbour;

import clientele.steps.core.parallel.Workers;
import clientele.steps.core.tree.LeafEncoding;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Customers sorted by their leaf in one tree, within the leaf by that in the next tree and so on,
 * and this several times, beginning at other trees. Who stands close in one of the orders shares a
 * run of leaves: leaves are the buckets, and joining trees makes buckets of any depth small.
 */
final class LeafOrders {
  private static final int ORDERS = 10;
  private static final int REACH = 8;

  private final int[][] orders;
  private final int[][] places;

  private LeafOrders(int count) {
    this.orders = new int[count][];
    this.places = new int[count][];
  }

  static LeafOrders of(LeafEncoding leaves, Workers workers) {
    LeafOrders all = new LeafOrders(Math.min(ORDERS, leaves.trees()));
    workers.each(all.orders.length, o -> all.sort(leaves, o));
    return all;
  }

  /** Names who stands close to a customer in any order, some of them more than once. */
  void near(int customer, IntConsumer found) {
    for (int o = 0; o < orders.length; o++) {
      int place = places[o][customer];
      int last = Math.min(orders[o].length - 1, place + REACH);
      for (int at = Math.max(0, place - REACH); at <= last; at++) {
        found.accept(orders[o][at]);
      }
    }
  }

  private void sort(LeafEncoding leaves, int o) {
    orders[o] = order(leaves, o * leaves.trees() / orders.length);
    places[o] = new int[orders[o].length];
    for (int at = 0; at < places[o].length; at++) {
      places[o][orders[o][at]] = at;
    }
  }

  /** Customers sorted by their leaves in this tree, the next and so on. */
  static int[] order(LeafEncoding leaves, int first) {
    int n = leaves.customers();
    int numberBits = bits(n);
    long[] keys = new long[n];
    int used = 0;
    for (int step = 0; step < leaves.trees(); step++) {
      int tree = (first + step) % leaves.trees();
      int width = bits(leaves.leafCount(tree));
      if (used + width > 63 - numberBits) {
        break;
      }
      used += width;
      for (int i = 0; i < n; i++) {
        keys[i] = keys[i] << width | leaves.leaf(i, tree);
      }
    }
    for (int i = 0; i < n; i++) {
      keys[i] = keys[i] << numberBits | i;
    }
    Arrays.sort(keys);
    int[] order = new int[n];
    for (int at = 0; at < n; at++) {
      order[at] = (int) (keys[at] & ((1L << numberBits) - 1));
    }
    return order;
  }

  private static int bits(int count) {
    return 32 - Integer.numberOfLeadingZeros(Math.max(1, count - 1));
  }
}
