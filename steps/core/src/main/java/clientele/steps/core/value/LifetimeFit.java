package clientele.steps.core.value;

import java.util.Arrays;

/**
 * A fitted lifetime model.
 *
 * @param model which
 * @param parameters r, α and, where customers leave, a, b
 * @param logLikelihood without the prior
 * @param covariance of the logarithms of the parameters, the inverse of the observed information;
 *     empty (no rows) where that is not positive definite
 * @param smallestEigenvalue of the observed information on logarithms: its inverse root is the
 *     standard deviation in the least known direction
 * @param converged whether no climb was left
 */
@SuppressWarnings("ArrayRecordComponent") // bulk figures, never compared
public record LifetimeFit(
    LifetimeModel model,
    double[] parameters,
    double logLikelihood,
    double[][] covariance,
    double smallestEigenvalue,
    boolean converged) {

  /** Shape of the rates' gamma distribution. */
  public double r() {
    return parameters[0];
  }

  /** Rate of the rates' gamma distribution, in the unit of time. */
  public double alpha() {
    return parameters[1];
  }

  /** First parameter of the dropout's beta distribution; 0 where nobody leaves. */
  public double a() {
    return model.dropout() ? parameters[2] : 0;
  }

  /** Second parameter of the dropout's beta distribution; 1 where nobody leaves. */
  public double b() {
    return model.dropout() ? parameters[3] : 1;
  }

  /** Whether standard errors are known. */
  public boolean hasCovariance() {
    return covariance.length > 0;
  }

  /** Standard errors of the parameters by the delta method; infinite where unknown. */
  public double[] standardErrors() {
    double[] errors = new double[parameters.length];
    Arrays.fill(errors, Double.POSITIVE_INFINITY);
    for (int i = 0; i < covariance.length; i++) {
      errors[i] = parameters[i] * Math.sqrt(covariance[i][i]);
    }
    return errors;
  }

  /** Mean chance to leave after an order, a / (a + b). */
  public double meanDropout() {
    return a() / (a() + b());
  }

  /** Standard error of the mean chance to leave by the delta method; infinite where unknown. */
  public double meanDropoutError() {
    if (!model.dropout() || !hasCovariance()) {
      return Double.POSITIVE_INFINITY;
    }
    double share = meanDropout();
    double variance = covariance[2][2] + covariance[3][3] - 2 * covariance[2][3];
    return share * (1 - share) * Math.sqrt(Math.max(0, variance));
  }

  /** The same model with other parameters, which have no likelihood of their own here. */
  public LifetimeFit withParameters(double[] other) {
    return new LifetimeFit(model, other, logLikelihood, covariance, smallestEigenvalue, converged);
  }
}
