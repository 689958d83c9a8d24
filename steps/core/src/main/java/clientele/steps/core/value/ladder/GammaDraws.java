package clientele.steps.core.value.ladder;

import java.util.SplittableRandom;

/**
 * Draws from gamma, beta and Poisson distributions. Source: Marsaglia and Tsang, A simple method
 * for generating gamma variables, ACM Transactions on Mathematical Software 26 (2000); the Poisson
 * count by waiting times.
 */
public final class GammaDraws {
  private final SplittableRandom random;

  /** From this stream. */
  public GammaDraws(SplittableRandom random) {
    this.random = random;
  }

  /** A number in (0, 1]. */
  public double unit() {
    return 1 - random.nextDouble();
  }

  /** An exponential waiting time. */
  public double wait(double rate) {
    return -StrictMath.log(unit()) / rate;
  }

  /** A standard normal number, by Box and Muller. */
  public double normal() {
    return Math.sqrt(-2 * StrictMath.log(unit())) * StrictMath.cos(2 * Math.PI * unit());
  }

  /** A gamma number of this shape and rate. */
  public double gamma(double shape, double rate) {
    if (shape < 1) {
      return gamma(shape + 1, rate) * StrictMath.exp(StrictMath.log(unit()) / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = normal();
      double v = 1 + c * x;
      if (v > 0) {
        v = v * v * v;
        if (StrictMath.log(unit()) < x * x / 2 + d - d * v + d * StrictMath.log(v)) {
          return d * v / rate;
        }
      }
    }
  }

  /** A beta number. */
  public double beta(double a, double b) {
    double x = gamma(a, 1);
    double y = gamma(b, 1);
    return x + y > 0 ? x / (x + y) : a / (a + b);
  }
}
