package clientele.steps.core.random;

/**
 * Counter-based random numbers: the k-th draw of a stream is a function of the stream's key and of
 * k alone. Threads need share no state, no draw has to wait for another, and the order in which
 * work is done changes nothing. {@link java.util.SplittableRandom} has the same mixing inside but
 * can only be walked in order.
 *
 * <p>Source: Salmon et al., Parallel random numbers: as easy as 1, 2, 3, SC 2011 (the idea);
 * Steele, Lea, Flood, Fast splittable pseudorandom number generators, OOPSLA 2014 (the mixing).
 */
public final class Draws {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private Draws() {}

  /** Scrambles 64 bits so that each input bit touches each output bit (SplitMix64, variant 13). */
  public static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** The k-th 64 bits of a stream. */
  public static long bits(long key, long k) {
    return mix(key + (k + 1) * GOLDEN);
  }

  /** The key of a stream's k-th substream. */
  public static long key(long key, long k) {
    return mix(bits(key, k) ^ 0x5851f42d4c957f2dL);
  }

  /** A whole number 0 … bound − 1 out of the top 32 bits; off by less than bound / 2^32. */
  public static int below(long bits, int bound) {
    return (int) (((bits >>> 32) * bound) >>> 32);
  }

  /** A number in [0, 1) out of the top 53 bits. */
  public static double unit(long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }
}
