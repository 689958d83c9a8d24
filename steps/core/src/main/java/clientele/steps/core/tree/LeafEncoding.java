package clientele.steps.core.tree;

import java.util.Arrays;

/**
 * The leaf each customer falls into in each tree: n × T categories, numbered from 0 within a tree.
 * Two customers are as near as the share of trees in which they share a leaf (Hamming distance);
 * the numbers themselves have no order.
 */
public final class LeafEncoding {
  private final int customers;
  private final int trees;
  private final int[] leaves;
  private final int[] leafCounts;

  private LeafEncoding(int customers, int trees, int[] leaves, int[] leafCounts) {
    this.customers = customers;
    this.trees = trees;
    this.leaves = leaves;
    this.leafCounts = leafCounts;
  }

  /**
   * Takes over an array, which the caller must not touch again.
   *
   * @param leaves customer after customer, one leaf number per tree, none negative
   */
  public static LeafEncoding of(int customers, int trees, int[] leaves) {
    if (leaves.length != (long) customers * trees) {
      throw new IllegalArgumentException(
          "length is not customers times trees [%d, %d × %d]"
              .formatted(leaves.length, customers, trees));
    }
    int[] counts = new int[trees];
    for (int i = 0; i < leaves.length; i++) {
      if (leaves[i] < 0) {
        throw new IllegalArgumentException("a leaf number is negative [" + leaves[i] + "]");
      }
      counts[i % trees] = Math.max(counts[i % trees], leaves[i] + 1);
    }
    return new LeafEncoding(customers, trees, leaves, counts);
  }

  public int customers() {
    return customers;
  }

  public int trees() {
    return trees;
  }

  /** Number of leaves of one tree. */
  public int leafCount(int tree) {
    return leafCounts[tree];
  }

  public int leaf(int customer, int tree) {
    return leaves[customer * trees + tree];
  }

  /** In how many trees two customers fall into different leaves: 0 … trees. */
  public int hamming(int a, int b) {
    int different = 0;
    for (int i = a * trees, j = b * trees, end = i + trees; i < end; i++, j++) {
      if (leaves[i] != leaves[j]) {
        different++;
      }
    }
    return different;
  }

  /** The named customers, in the order given. */
  public LeafEncoding customers(int[] chosen) {
    int[] picked = new int[chosen.length * trees];
    for (int i = 0; i < chosen.length; i++) {
      System.arraycopy(leaves, chosen[i] * trees, picked, i * trees, trees);
    }
    return of(chosen.length, trees, picked);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LeafEncoding that
        && customers == that.customers
        && trees == that.trees
        && Arrays.equals(leaves, that.leaves);
  }

  @Override
  public int hashCode() {
    return 31 * trees + Arrays.hashCode(leaves);
  }

  @Override
  public String toString() {
    return "LeafEncoding[" + customers + " customers × " + trees + " trees]";
  }
}
