package clientele.steps.core.value.outlook;

import clientele.steps.core.value.CholeskyFactor;
import clientele.steps.core.value.LifetimeFit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The uncertainty of a fit's parameters as a few fits of equal weight: two for each parameter, √d
 * standard deviations either way on logarithms. Means over them are right to the third order, and
 * nothing is drawn. Source: Arasaratnam and Haykin, Cubature Kalman filters, IEEE Transactions on
 * Automatic Control 54 (2009), the spherical-radial rule.
 */
public final class SigmaPoints {
  private SigmaPoints() {}

  /** 2d fits, or the fit alone where its covariance is unknown. */
  public static List<LifetimeFit> of(LifetimeFit fit) {
    var factor =
        fit.hasCovariance()
            ? CholeskyFactor.of(fit.covariance())
            : Optional.<CholeskyFactor>empty();
    if (factor.isEmpty()) {
      return List.of(fit);
    }
    int d = fit.parameters().length;
    List<LifetimeFit> points = new ArrayList<>();
    for (int column = 0; column < d; column++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        double[] parameters = fit.parameters().clone();
        for (int i = 0; i < d; i++) {
          double off = sign * Math.sqrt(d) * factor.get().lower(i, column);
          parameters[i] *= StrictMath.exp(Math.max(-50, Math.min(50, off)));
        }
        points.add(fit.withParameters(parameters));
      }
    }
    return points;
  }
}
