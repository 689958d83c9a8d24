package clientele.steps.core.neighbour;

import clientele.steps.core.parallel.Workers;
import clientele.steps.core.tree.LeafEncoding;

/**
 * Exact nearest neighbours by Hamming distance on leaves: for each customer the members of all
 * their leaves are counted; who was counted most is nearest. Customers who share no leaf are never
 * looked at. Cost: as many increments as there are pairs that share a leaf.
 */
final class ExactHamming {
  private static final int BLOCK = 256;

  private final LeafIndex index;
  private final int k;

  ExactHamming(LeafIndex index, int k) {
    this.index = index;
    this.k = k;
  }

  /**
   * The k nearest of each asked.
   *
   * @param asked customers in the same trees, the index's own or new ones
   * @param own whether they are the index's own, so that nobody meets themselves
   */
  Neighbours search(LeafEncoding asked, boolean own, Workers workers) {
    int n = asked.customers();
    int[] ids = new int[Math.multiplyExact(n, k)];
    float[] distances = new float[ids.length];
    ThreadLocal<Count> counts =
        ThreadLocal.withInitial(() -> new Count(index.leaves().customers(), asked.trees()));
    workers.blocks(
        n,
        BLOCK,
        (from, to) -> {
          Count count = counts.get();
          for (int i = from; i < to; i++) {
            count.count(index, asked, i);
            count.nearest(own ? i : -1, k, ids, distances, i * k);
          }
        });
    return new Neighbours(n, k, ids, distances);
  }

  /** One thread's counters. */
  private static final class Count {
    private final short[] shared;
    private final int[] met;
    private final int[] tally;

    /** Per tree where the members of their leaf begin and end, and the first of them. */
    private final int[] from;

    private final int[] to;
    private final int[] first;
    private int metCount;

    Count(int customers, int trees) {
      shared = new short[customers];
      met = new int[customers];
      tally = new int[trees + 1];
      from = new int[trees];
      to = new int[trees];
      first = new int[trees];
    }

    void count(LeafIndex index, LeafEncoding asked, int customer) {
      metCount = 0;
      // all leaves are looked up before any is counted, so that the memory fetches them side by
      // side: one after the other, waiting for them takes three quarters of the search
      for (int t = 0; t < from.length; t++) {
        int leaf = asked.leaf(customer, t);
        from[t] = index.from(t, leaf);
        to[t] = index.to(t, leaf);
        first[t] = index.members(t)[from[t]];
      }
      for (int t = 0; t < from.length; t++) {
        if (from[t] < to[t]) {
          meet(first[t]);
        }
        int[] members = index.members(t);
        for (int at = from[t] + 1; at < to[t]; at++) {
          meet(members[at]);
        }
      }
    }

    private void meet(int other) {
      if (shared[other]++ == 0) {
        met[metCount++] = other;
      }
    }

    /** Writes the nearest and sets the counters back to zero. */
    void nearest(int self, int k, int[] ids, float[] distances, int at) {
      if (self >= 0) {
        tally[shared[self]]--; // they met themselves in every tree
      }
      for (int m = 0; m < metCount; m++) {
        tally[shared[met[m]]]++;
      }
      int least = tally.length - 1;
      int above = 0; // how many share more than the least
      while (least > 1 && above + tally[least] < k) {
        above += tally[least--];
      }
      NearestList list = new NearestList(k, ids, distances, at);
      for (int m = 0; m < metCount; m++) {
        int other = met[m];
        if (shared[other] >= least && other != self) {
          list.offer(other, (tally.length - 1 - shared[other]) / (float) (tally.length - 1));
        }
      }
      for (int m = 0; m < metCount; m++) {
        tally[shared[met[m]]] = 0;
        shared[met[m]] = 0;
      }
      list.close();
    }
  }
}
