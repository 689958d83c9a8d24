package clientele.steps.core.tree;

/**
 * The node a tree is growing at: a stretch of the list of customers, and where its chance comes
 * from. Mutable and used by one thread.
 */
final class Node {
  final Sample sample;

  /** Customers, those of this node from {@code from} to {@code to} − 1. */
  final int[] customers;

  /** Per customer how often the bootstrap sample holds them; all 1 without bootstrap. */
  final byte[] weights;

  int from;
  int to;
  int depth;
  long key;

  Node(Sample sample, int[] customers, byte[] weights) {
    this.sample = sample;
    this.customers = customers;
    this.weights = weights;
  }

  int size() {
    return to - from;
  }

  int weight() {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += weights[customers[i]];
    }
    return sum;
  }

  /** Lowest and highest bin of a feature here, as low × 256 + high. */
  int range(int feature) {
    byte[] bins = sample.bins[feature];
    int low = 255;
    int high = 0;
    for (int i = from; i < to; i++) {
      int bin = bins[customers[i]] & 255;
      low = Math.min(low, bin);
      high = Math.max(high, bin);
    }
    return low << 8 | high;
  }

  /** Whether there is a target and everybody here has the same. */
  boolean pure() {
    long[] target = sample.target;
    for (int i = from + 1; i < to && target.length > 0; i++) {
      if (target[customers[i]] != target[customers[from]]) {
        return false;
      }
    }
    return target.length > 0;
  }

  /** Moves those who go left to the front and returns where the others begin. */
  int divide(int feature, int cut) {
    byte[] bins = sample.bins[feature];
    int left = from;
    int right = to - 1;
    while (left <= right) {
      int customer = customers[left];
      if ((bins[customer] & 255) <= cut) {
        left++;
      } else {
        customers[left] = customers[right];
        customers[right--] = customer;
      }
    }
    return left;
  }
}
