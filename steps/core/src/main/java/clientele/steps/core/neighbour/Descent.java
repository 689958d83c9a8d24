package clientele.steps.core.neighbour;

import clientele.steps.core.parallel.Workers;
import clientele.steps.core.tree.LeafEncoding;
import java.util.Arrays;

/**
 * Approximate nearest neighbours under any distance: who is near in the trees is looked at first,
 * then neighbours of neighbours, round after round, until lists hardly change.
 *
 * <p>A round reads the lists of the round before and each point writes its own, so threads change
 * nothing; there is no chance in it. Source: Dong, Moses, Li, Efficient k-nearest neighbor graph
 * construction for generic similarity measures, WWW 2011 (there, lists are changed in place and
 * candidates sampled by chance).
 */
final class Descent {
  /** A distance between two points, symmetric. */
  @FunctionalInterface
  interface Distance {
    float between(int a, int b);
  }

  private static final int BLOCK = 512;
  private static final int ROUNDS = 12;
  private static final double FEW_CHANGES = 0.002;

  private final int n;
  private final int k;
  private final Distance distance;
  private final Workers workers;
  private final ThreadLocal<int[]> marks;

  private int[] ids;
  private float[] distances;
  private boolean[] fresh;

  private Descent(int n, int k, Distance distance, Workers workers) {
    this.n = n;
    this.k = k;
    this.distance = distance;
    this.workers = workers;
    this.marks = ThreadLocal.withInitial(() -> new int[n]);
    this.ids = new int[Math.multiplyExact(n, k)];
    this.distances = new float[ids.length];
    this.fresh = new boolean[ids.length];
  }

  /**
   * Searches.
   *
   * @param buckets trees in which near points share leaves
   */
  static Neighbours search(LeafEncoding buckets, int k, Distance distance, Workers workers) {
    Descent descent = new Descent(buckets.customers(), k, distance, workers);
    descent.begin(LeafOrders.of(buckets, workers));
    for (int round = 1; round <= ROUNDS; round++) {
      if (descent.round(round) < FEW_CHANGES * descent.ids.length) {
        break;
      }
    }
    return new Neighbours(descent.n, k, descent.ids, descent.distances);
  }

  private void begin(LeafOrders orders) {
    Arrays.fill(fresh, true);
    workers.blocks(
        n,
        BLOCK,
        (from, to) -> {
          int[] mark = marks.get();
          for (int i = from; i < to; i++) {
            int self = i;
            int stamp = self + 1;
            mark[self] = stamp;
            NearestList list = new NearestList(k, ids, distances, i * k);
            orders.near(
                self,
                other -> {
                  if (mark[other] != stamp) {
                    mark[other] = stamp;
                    list.offer(other, distance.between(self, other));
                  }
                });
            list.close();
          }
        });
  }

  /** Returns how many places in the lists changed. */
  private long round(int round) {
    int[] reverse = reverse(round);
    int[] nextIds = new int[ids.length];
    float[] nextDistances = new float[ids.length];
    boolean[] nextFresh = new boolean[ids.length];
    int[] changes = new int[(n + BLOCK - 1) / BLOCK];
    workers.blocks(
        n,
        BLOCK,
        (from, to) -> {
          int[] mark = marks.get();
          for (int i = from; i < to; i++) {
            NearestList list = new NearestList(k, nextIds, nextDistances, i * k);
            look(i, list, reverse, mark, round * n + i + 1);
            list.close();
            changes[from / BLOCK] += compare(i, nextIds, nextFresh);
          }
        });
    ids = nextIds;
    distances = nextDistances;
    fresh = nextFresh;
    return Arrays.stream(changes).asLongStream().sum();
  }

  /** Per point up to k places in the lists of others that name it, −1 for none. */
  private int[] reverse(int round) {
    int[] reverse = new int[ids.length];
    int[] counts = new int[n];
    Arrays.fill(reverse, -1);
    // another beginning in each round, so that a full list does not shut out the same points for
    // ever
    int shift = (int) (n * (round * 0.6180339887498949 % 1));
    for (int s = 0; s < n; s++) {
      int i = s + shift < n ? s + shift : s + shift - n;
      for (int at = i * k; at < (i + 1) * k && ids[at] >= 0; at++) {
        if (counts[ids[at]] < k) {
          reverse[ids[at] * k + counts[ids[at]]++] = at;
        }
      }
    }
    return reverse;
  }

  private void look(int i, NearestList list, int[] reverse, int[] mark, int stamp) {
    mark[i] = stamp;
    for (int at = i * k; at < (i + 1) * k && ids[at] >= 0; at++) {
      mark[ids[at]] = stamp;
      list.offer(ids[at], distances[at]);
    }
    for (int at = i * k; at < (i + 1) * k && ids[at] >= 0; at++) {
      lookThrough(i, ids[at], fresh[at], list, mark, stamp);
    }
    for (int at = i * k; at < (i + 1) * k && reverse[at] >= 0; at++) {
      int other = reverse[at] / k;
      if (fresh[reverse[at]] && mark[other] != stamp) {
        mark[other] = stamp;
        list.offer(other, distances[reverse[at]]);
      }
      lookThrough(i, other, fresh[reverse[at]], list, mark, stamp);
    }
  }

  /** Offers those the other one names, unless both steps were known in the round before. */
  private void lookThrough(
      int i, int other, boolean isFresh, NearestList list, int[] mark, int stamp) {
    for (int at = other * k; at < (other + 1) * k && ids[at] >= 0; at++) {
      int candidate = ids[at];
      if ((isFresh || fresh[at]) && mark[candidate] != stamp) {
        mark[candidate] = stamp;
        list.offer(candidate, distance.between(i, candidate));
      }
    }
  }

  private int compare(int i, int[] nextIds, boolean[] nextFresh) {
    int changes = 0;
    for (int at = i * k; at < (i + 1) * k; at++) {
      boolean known = nextIds[at] == Neighbours.NOBODY;
      for (int old = i * k; old < (i + 1) * k && !known; old++) {
        known = ids[old] == nextIds[at];
      }
      nextFresh[at] = !known;
      changes += known ? 0 : 1;
    }
    return changes;
  }
}
