package clientele.steps.core.tree;

import clientele.steps.core.random.Draws;
import java.util.Arrays;

/**
 * Grows one tree depth first. A node's chance is a function of the tree's key and of the node's
 * place in the tree.
 */
final class TreeGrower {
  private final Sample sample;
  private final ForestParams params;
  private final Splitter splitter;
  private final Tree.Builder tree = new Tree.Builder();

  /** Nodes still to be grown: from, to, depth, parent whose right child they are (or −1). */
  private int[] waiting = new int[256];

  private long[] waitingKeys = new long[64];
  private int waits;

  TreeGrower(Sample sample, ForestParams params) {
    this.sample = sample;
    this.params = params;
    int tried =
        params.featuresTried() > 0
            ? params.featuresTried()
            : (int) Math.ceil(Math.sqrt(sample.features()));
    this.splitter =
        switch (params.kind()) {
          case TOTALLY_RANDOM -> new RandomSplitter(sample.features(), params.minLeaf(), 1);
          case EXTREMELY_RANDOMIZED ->
              new RandomSplitter(sample.features(), params.minLeaf(), tried);
          case BOOTSTRAP -> new BestSplitter(sample.features(), params.minLeaf(), tried);
        };
  }

  Tree grow(long key) {
    Node node = root(key);
    push(node.from, node.to, -1, node);
    while (waits > 0) {
      pop(node);
      int split =
          node.depth < params.maxDepth() && node.size() > 1 && !node.pure()
              ? splitter.split(node)
              : Splitter.NONE;
      if (split == Splitter.NONE) {
        tree.leaf();
        continue;
      }
      int me = tree.inner(split >>> 8, split & 255);
      int middle = node.divide(split >>> 8, split & 255);
      int from = node.from;
      int to = node.to;
      long here = node.key;
      node.depth++;
      node.key = Draws.key(here, 1);
      push(middle, to, me, node);
      node.key = Draws.key(here, 0);
      push(from, middle, -1, node);
    }
    return tree.build();
  }

  private Node root(long key) {
    byte[] weights = new byte[sample.customers()];
    int[] customers = new int[sample.customers()];
    int count = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] =
          params.kind() == ForestParams.Kind.BOOTSTRAP
              ? poisson(Draws.bits(key, sample.keys[i]))
              : 1;
      if (weights[i] > 0) {
        customers[count++] = i;
      }
    }
    Node node = new Node(sample, customers, weights);
    node.to = count;
    node.key = key;
    return node;
  }

  /**
   * How often a customer is drawn into a bootstrap sample. Poisson(1) is what n draws out of n come
   * to for a single customer when n is large (Oza and Russell, Online bagging, 2001), and unlike n
   * draws it can be decided for each customer alone.
   */
  private static byte poisson(long bits) {
    double u = Draws.unit(bits);
    double p = 0.36787944117144233; // 1 / e
    byte k = 0;
    for (double sum = p; u >= sum && k < 20; sum += p) {
      p /= ++k;
    }
    return k;
  }

  private void push(int from, int to, int parent, Node node) {
    if (4 * waits == waiting.length) {
      waiting = Arrays.copyOf(waiting, 2 * waiting.length);
      waitingKeys = Arrays.copyOf(waitingKeys, 2 * waitingKeys.length);
    }
    waiting[4 * waits] = from;
    waiting[4 * waits + 1] = to;
    waiting[4 * waits + 2] = node.depth;
    waiting[4 * waits + 3] = parent;
    waitingKeys[waits++] = node.key;
  }

  private void pop(Node node) {
    node.key = waitingKeys[--waits];
    node.from = waiting[4 * waits];
    node.to = waiting[4 * waits + 1];
    node.depth = waiting[4 * waits + 2];
    if (waiting[4 * waits + 3] >= 0) {
      tree.rightOf(waiting[4 * waits + 3]);
    }
  }
}
