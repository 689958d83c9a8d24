package clientele.steps.core.explain;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusts the p-values of many tests so that, among those called significant below a level, at most
 * that share is expected to be so by chance (the false discovery rate).
 *
 * <p>Source: Benjamini and Hochberg, Controlling the false discovery rate, JRSS B 57 (1995).
 */
public final class BenjaminiHochberg {
  private BenjaminiHochberg() {}

  /** Adjusted p-values, in the order given. */
  public static double[] adjust(double[] p) {
    int[] falling =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
            .mapToInt(i -> i)
            .toArray();
    double[] adjusted = new double[p.length];
    double least = 1;
    for (int rank = 0; rank < falling.length; rank++) {
      int i = falling[rank];
      least = Math.min(least, p[i] * p.length / (p.length - rank));
      adjusted[i] = least;
    }
    return adjusted;
  }
}
