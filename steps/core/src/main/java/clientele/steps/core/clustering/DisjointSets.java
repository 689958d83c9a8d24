package clientele.steps.core.clustering;

import java.util.Arrays;

/**
 * Disjoint sets of the numbers 0 … n − 1 with path halving. The root is the lowest member, so it
 * does not depend on the order of the joins.
 */
public final class DisjointSets {
  private final int[] parent;

  public DisjointSets(int n) {
    parent = new int[n];
    Arrays.setAll(parent, i -> i);
  }

  /** The lowest member of the set. */
  public int root(int member) {
    int at = member;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /** Makes one set of two; false if they are one already. */
  public boolean join(int a, int b) {
    int rootA = root(a);
    int rootB = root(b);
    if (rootA == rootB) {
      return false;
    }
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    return true;
  }
}
