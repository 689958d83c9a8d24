package clientele.steps.core.neighbour;

import clientele.steps.core.parallel.Workers;
import clientele.steps.core.tree.LeafEncoding;

/**
 * Nearest neighbours of customers by Hamming distance on their leaves, the share of trees in which
 * two fall into different leaves.
 *
 * <p>Exact search counts who shares leaves, which takes as many steps as there are pairs that share
 * one: some hundred a customer where leaves are small, but n² × 4 and more where trees have some
 * twenty leaves. So the pairs are counted first, which costs next to nothing.
 */
public final class HammingNeighbours {
  /** Pairs a customer up to which counting all of them is quicker than the approximate search. */
  static final long COUNTABLE = 20_000;

  private HammingNeighbours() {}

  /** The k nearest others of each customer, exact where that is quicker, else approximate. */
  public static Neighbours of(LeafEncoding leaves, int k, Workers workers) {
    LeafIndex index = LeafIndex.of(leaves, workers);
    return index.pairs() <= COUNTABLE * leaves.customers()
        ? new ExactHamming(index, k).search(leaves, true, workers)
        : approximate(leaves, k, workers);
  }

  /** The k nearest others of each customer, exact. */
  public static Neighbours exact(LeafEncoding leaves, int k, Workers workers) {
    return new ExactHamming(LeafIndex.of(leaves, workers), k).search(leaves, true, workers);
  }

  /** The k nearest others of each customer, nearly all of them found. */
  public static Neighbours approximate(LeafEncoding leaves, int k, Workers workers) {
    return Descent.search(leaves, k, LeafCodes.of(leaves), workers);
  }

  /** The k customers nearest to each new one, exact. */
  public static Neighbours ofNew(LeafEncoding known, LeafEncoding asked, int k, Workers workers) {
    if (known.trees() != asked.trees()) {
      throw new IllegalArgumentException(
          "leaves are not of the same trees [%d, %d]".formatted(known.trees(), asked.trees()));
    }
    return new ExactHamming(LeafIndex.of(known, workers), k).search(asked, false, workers);
  }

  /** All customers, in an order in which those who share leaves stand together. */
  public static int[] kindredOrder(LeafEncoding leaves) {
    return LeafOrders.order(leaves, 0);
  }
}
