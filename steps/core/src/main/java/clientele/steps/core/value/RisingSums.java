package clientele.steps.core.value;

/**
 * ln Γ(s + n) − ln Γ(s) and its first two derivatives after s, for n = 0 … most. As n is a whole
 * number these are plain sums of ln(s + i), 1 / (s + i) and −1 / (s + i)², so no gamma function is
 * computed and none can lose digits.
 */
final class RisingSums {
  private final double[] value;
  private final double[] slope;
  private final double[] bend;

  RisingSums(double start, int most) {
    value = new double[most + 1];
    slope = new double[most + 1];
    bend = new double[most + 1];
    for (int i = 0; i < most; i++) {
      double term = start + i;
      value[i + 1] = value[i] + StrictMath.log(term);
      slope[i + 1] = slope[i] + 1 / term;
      bend[i + 1] = bend[i] - 1 / (term * term);
    }
  }

  double value(int n) {
    return value[n];
  }

  double slope(int n) {
    return slope[n];
  }

  double bend(int n) {
    return bend[n];
  }
}
