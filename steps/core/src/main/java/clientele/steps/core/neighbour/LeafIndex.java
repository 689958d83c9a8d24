package clientele.steps.core.neighbour;

import clientele.steps.core.parallel.Workers;
import clientele.steps.core.tree.LeafEncoding;

/** Who is in a leaf: the leaf encoding turned round, members of a leaf in ascending order. */
final class LeafIndex {
  private final LeafEncoding leaves;

  /** Per tree: where the members of each leaf begin, and one entry more. */
  private final int[][] starts;

  /** Per tree: customers sorted by leaf. */
  private final int[][] members;

  private LeafIndex(LeafEncoding leaves) {
    this.leaves = leaves;
    this.starts = new int[leaves.trees()][];
    this.members = new int[leaves.trees()][];
  }

  static LeafIndex of(LeafEncoding leaves, Workers workers) {
    LeafIndex index = new LeafIndex(leaves);
    workers.each(leaves.trees(), index::fill);
    return index;
  }

  private void fill(int tree) {
    int n = leaves.customers();
    int[] start = new int[leaves.leafCount(tree) + 1];
    for (int i = 0; i < n; i++) {
      start[leaves.leaf(i, tree) + 1]++;
    }
    for (int leaf = 1; leaf < start.length; leaf++) {
      start[leaf] += start[leaf - 1];
    }
    int[] next = start.clone();
    int[] sorted = new int[n];
    for (int i = 0; i < n; i++) {
      sorted[next[leaves.leaf(i, tree)]++] = i;
    }
    starts[tree] = start;
    members[tree] = sorted;
  }

  LeafEncoding leaves() {
    return leaves;
  }

  /** Customers of a tree sorted by leaf: cut up by {@link #from} and {@link #to}. */
  int[] members(int tree) {
    return members[tree];
  }

  /** Where a leaf's members begin; 0 for a leaf nobody is in. */
  int from(int tree, int leaf) {
    return leaf < starts[tree].length - 1 ? starts[tree][leaf] : 0;
  }

  /** Where a leaf's members end. */
  int to(int tree, int leaf) {
    return leaf < starts[tree].length - 1 ? starts[tree][leaf + 1] : 0;
  }

  /** Number of pairs that share a leaf, over all trees: what an exact search has to count. */
  long pairs() {
    long pairs = 0;
    for (int[] start : starts) {
      for (int leaf = 1; leaf < start.length; leaf++) {
        long size = (long) start[leaf] - start[leaf - 1];
        pairs += size * size;
      }
    }
    return pairs;
  }
}
