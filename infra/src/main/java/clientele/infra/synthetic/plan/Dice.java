package clientele.infra.synthetic.plan;

import java.util.SplittableRandom;

/**
 * Random draws that depend on a seed and a few keys (customer, month, purpose) and on nothing else,
 * so that any customer's month can be drawn again at any time without what came before it.
 *
 * <p>Only integer arithmetic and {@link StrictMath}: the same draws on every platform.
 */
public final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  private Dice(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Dice of their own for these keys. */
  public static Dice of(long seed, Purpose purpose, long... keys) {
    long mixed = mix(seed + GOLDEN * purpose.key);
    for (long key : keys) {
      mixed = mix(mixed + GOLDEN * (key + 1));
    }
    return new Dice(mixed);
  }

  /** What a set of dice is for; two purposes never share a draw. */
  public enum Purpose {
    PERSON(1),
    DRIFT(2),
    VISITS(3),
    DELIVERY(4),
    STANDING_BASKET(5),
    ORDER(6),
    FOLLOW_UP(7),
    GUEST(8),
    EXTRAS(9),
    PAPER(10),
    CATALOGUE(11);

    private final long key;

    Purpose(long key) {
      this.key = key;
    }
  }

  /** Uniform in [0, 1). */
  public double uniform() {
    return random.nextDouble();
  }

  /** Uniform in 0 … bound - 1. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** Uniform in from … to, both included. */
  public int between(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  /** True with this probability. */
  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** Log-normal with this median; sigma is the standard deviation of the logarithm. */
  public double logNormal(double median, double sigma) {
    double radius = Math.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    double gaussian = radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    return median * StrictMath.exp(sigma * gaussian);
  }

  /** Poisson by Knuth's product of uniforms, for the small means of orders a month. */
  public int poisson(double mean) {
    double floor = StrictMath.exp(-mean);
    int count = 0;
    for (double product = random.nextDouble(); product > floor; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /** Index drawn in proportion to weights given as running sums. */
  public int index(double[] runningSums) {
    double at = random.nextDouble() * runningSums[runningSums.length - 1];
    int low = 0;
    int high = runningSums.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (runningSums[middle] > at) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Weights as running sums, for {@link #index}. */
  public static double[] runningSums(double[] weights) {
    double[] sums = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      sums[i] = sum;
    }
    return sums;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
