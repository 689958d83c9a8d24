package clientele.steps.core.value.spend;

/**
 * The first two derivatives of ln Γ, to 1e-13: recurrence up to 12, then the asymptotic series. Own
 * because Hipparchus 4.0.3 has one sign of that series wrong: its ψ(1) is off by 2.9e-9 and jumps
 * at 49, so Newton's last steps would not see the slope. Source: Abramowitz and Stegun, Handbook of
 * mathematical functions, 6.3.18 and 6.4.12.
 */
final class Polygamma {
  private static final double LARGE = 12;

  private Polygamma() {}

  /** ψ(x), x above 0. */
  static double digamma(double x) {
    double sum = 0;
    double z = x;
    while (z < LARGE) {
      sum -= 1 / z;
      z++;
    }
    double i = 1 / (z * z);
    double series =
        i * (1.0 / 12 - i * (1.0 / 120 - i * (1.0 / 252 - i * (1.0 / 240 - i * (1.0 / 132)))));
    return sum + StrictMath.log(z) - 1 / (2 * z) - series;
  }

  /** ψ′(x), x above 0. */
  static double trigamma(double x) {
    double sum = 0;
    double z = x;
    while (z < LARGE) {
      sum += 1 / (z * z);
      z++;
    }
    double i = 1 / (z * z);
    double series =
        i * (1.0 / 6 - i * (1.0 / 30 - i * (1.0 / 42 - i * (1.0 / 30 - i * (5.0 / 66)))));
    return sum + (1 + series) / z + i / 2;
  }
}
