package clientele.steps.core.neighbour;

import clientele.steps.core.tree.LeafEncoding;

/**
 * Leaf numbers eight to a long, for trees of at most 256 leaves: the Hamming distance of two
 * customers then takes a dozen steps per eight trees instead of a comparison per tree.
 */
final class LeafCodes implements Descent.Distance {
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;

  private final long[] codes;
  private final int longs;
  private final float trees;

  private LeafCodes(LeafEncoding leaves) {
    this.longs = (leaves.trees() + 7) / 8;
    this.trees = leaves.trees();
    this.codes = new long[Math.multiplyExact(leaves.customers(), longs)];
    for (int i = 0; i < leaves.customers(); i++) {
      for (int t = 0; t < leaves.trees(); t++) {
        codes[i * longs + t / 8] |= (long) leaves.leaf(i, t) << (8 * (t % 8));
      }
    }
  }

  /** The quickest way to the distance these leaves allow. */
  static Descent.Distance of(LeafEncoding leaves) {
    for (int t = 0; t < leaves.trees(); t++) {
      if (leaves.leafCount(t) > 256) {
        float trees = leaves.trees();
        return (a, b) -> leaves.hamming(a, b) / trees;
      }
    }
    return new LeafCodes(leaves);
  }

  @Override
  public float between(int a, int b) {
    int different = 0;
    for (int i = a * longs, j = b * longs, end = i + longs; i < end; i++, j++) {
      long x = codes[i] ^ codes[j];
      // the top bit of each byte that is not zero
      long marked = (((x & LOW_BITS) + LOW_BITS) | x) & ~LOW_BITS;
      different += Long.bitCount(marked);
    }
    return different / trees;
  }
}
