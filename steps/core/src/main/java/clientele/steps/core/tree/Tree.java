package clientele.steps.core.tree;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One grown tree: nodes in depth-first order, so a node's left child is the next one and leaves are
 * numbered from left to right.
 */
final class Tree {
  /** Per inner node feature × 256 + the last bin that goes left, per leaf −1. */
  private final int[] tests;

  /** Per inner node its right child, per leaf the leaf's number. */
  private final int[] next;

  private Tree(int[] tests, int[] next) {
    this.tests = tests;
    this.next = next;
  }

  /** The leaf a customer falls into. */
  int leaf(byte[][] bins, int customer) {
    int node = 0;
    for (int test = tests[0]; test >= 0; test = tests[node]) {
      boolean left = (bins[test >>> 8][customer] & 255) <= (test & 255);
      node = left ? node + 1 : next[node];
    }
    return next[node];
  }

  /** Size when written. */
  long bytes() {
    return 4 + 8L * tests.length;
  }

  void write(ByteBuffer out) {
    out.putInt(tests.length);
    for (int node = 0; node < tests.length; node++) {
      out.putInt(tests[node]).putInt(next[node]);
    }
  }

  static Tree read(ByteBuffer in) {
    int[] tests = new int[in.getInt()];
    int[] next = new int[tests.length];
    for (int node = 0; node < tests.length; node++) {
      tests[node] = in.getInt();
      next[node] = in.getInt();
    }
    return new Tree(tests, next);
  }

  /** A tree under construction; nodes must come in depth-first order. */
  static final class Builder {
    private int[] tests = new int[64];
    private int[] next = new int[64];
    private int nodes;
    private int leaves;

    int inner(int feature, int cut) {
      return add(feature << 8 | cut, -1);
    }

    void leaf() {
      add(-1, leaves++);
    }

    /** The next node to come is the right child of this one. */
    void rightOf(int parent) {
      next[parent] = nodes;
    }

    Tree build() {
      return new Tree(Arrays.copyOf(tests, nodes), Arrays.copyOf(next, nodes));
    }

    private int add(int test, int to) {
      if (nodes == tests.length) {
        tests = Arrays.copyOf(tests, 2 * nodes);
        next = Arrays.copyOf(next, 2 * nodes);
      }
      tests[nodes] = test;
      next[nodes] = to;
      return nodes++;
    }
  }
}
