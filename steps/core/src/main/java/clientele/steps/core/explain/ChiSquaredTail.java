package clientele.steps.core.explain;

import org.hipparchus.special.Gamma;

/** The upper tail of the χ² distribution, as both tests need it. */
final class ChiSquaredTail {
  private ChiSquaredTail() {}

  /** Probability of a statistic at least as large by chance; 1 without degrees of freedom. */
  static double above(double statistic, int degrees) {
    return degrees < 1 || statistic <= 0
        ? 1
        : Gamma.regularizedGammaQ(degrees / 2.0, statistic / 2);
  }
}
