package clientele.steps.core.value;

/**
 * A normal prior on the logarithms of the parameters, each on its own: it decides only what the
 * data leave open. Its middle is r = a = b = 1 and α = the mean time under observation.
 *
 * @param spread standard deviation of a logarithm; infinite for none
 */
public record WeakPrior(double spread) {
  /** Maximum likelihood alone. */
  public static final WeakPrior NONE = new WeakPrior(Double.POSITIVE_INFINITY);

  /** A factor of 20 either way within one standard deviation. */
  public static final WeakPrior WEAK = new WeakPrior(3);

  public WeakPrior {
    if (!(spread > 0)) {
      throw new IllegalArgumentException("the spread must be above 0 [" + spread + "]");
    }
  }

  /** Log density up to a constant, added to a log-likelihood on logarithms. */
  Curvature on(double[] logs, double[] middle, Curvature likelihood) {
    double precision = 1 / (spread * spread);
    Curvature prior = Curvature.zero(logs.length);
    double value = 0;
    for (int i = 0; i < logs.length; i++) {
      double off = logs[i] - middle[i];
      value -= precision * off * off / 2;
      prior.gradient()[i] = -precision * off;
      prior.hessian()[i][i] = -precision;
    }
    return likelihood.plus(new Curvature(value, prior.gradient(), prior.hessian()));
  }
}
