package clientele.steps.core.neighbour;

import clientele.steps.core.parallel.Workers;
import clientele.steps.core.tree.LeafEncoding;

/**
 * Nearest neighbours of customers by Hamming distance on their leaves, the share of trees in which
 * two fall into different leaves.
 */
public final class HammingNeighbours {
  private HammingNeighbours() {}

  /** The k nearest others of each customer, exact. */
  public static Neighbours exact(LeafEncoding leaves, int k, Workers workers) {
    return new ExactHamming(LeafIndex.of(leaves, workers), k).search(leaves, true, workers);
  }
}
