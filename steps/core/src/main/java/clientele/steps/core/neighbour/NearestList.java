package clientele.steps.core.neighbour;

/**
 * A short list that keeps the k nearest of those offered, sorted by distance and then id. The
 * outcome does not depend on the order of offers. Works inside the caller's arrays.
 */
final class NearestList {
  private final int k;
  private final int[] ids;
  private final float[] distances;
  private final int start;
  private int size;

  NearestList(int k, int[] ids, float[] distances, int start) {
    this.k = k;
    this.ids = ids;
    this.distances = distances;
    this.start = start;
  }

  /** Whether somebody at this distance would get in. */
  boolean admits(int id, float distance) {
    if (size < k) {
      return true;
    }
    int last = start + k - 1;
    return distance < distances[last] || (distance == distances[last] && id < ids[last]);
  }

  /** Offers somebody; nobody may be offered twice. */
  boolean offer(int id, float distance) {
    if (!admits(id, distance)) {
      return false;
    }
    int at = start + (size < k ? size++ : k - 1);
    for (; at > start && before(id, distance, at - 1); at--) {
      ids[at] = ids[at - 1];
      distances[at] = distances[at - 1];
    }
    ids[at] = id;
    distances[at] = distance;
    return true;
  }

  /** Marks the places nobody took. */
  void close() {
    for (int at = start + size; at < start + k; at++) {
      ids[at] = Neighbours.NOBODY;
      distances[at] = Float.POSITIVE_INFINITY;
    }
  }

  private boolean before(int id, float distance, int at) {
    return distance < distances[at] || (distance == distances[at] && id < ids[at]);
  }
}
