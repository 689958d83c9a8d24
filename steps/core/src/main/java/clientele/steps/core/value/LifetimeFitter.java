package clientele.steps.core.value;

import clientele.steps.core.manifold.spectral.SymmetricEigen;

/**
 * Fits a lifetime model by maximum likelihood, or its weakly penalised kin, on the logarithms of
 * its parameters. The same input gives the same bits on any number of threads.
 *
 * @param prior none for plain maximum likelihood
 * @param threads how many may work
 */
public record LifetimeFitter(WeakPrior prior, int threads) {

  /** From the usual start: r = a = b = 1, α = the mean time under observation. */
  public LifetimeFit fit(LifetimeModel model, Histories histories) {
    return fit(model, histories, new double[model.parameters()]);
  }

  /**
   * From a start of one's own.
   *
   * @param offset of each parameter's logarithm from the usual start
   */
  public LifetimeFit fit(LifetimeModel model, Histories histories, double[] offset) {
    if (histories.customers() == 0) {
      throw new IllegalArgumentException("there is no customer to fit a model to");
    }
    LogLikelihood likelihood = new LogLikelihood(model, histories, threads);
    double[] middle = new double[model.parameters()];
    middle[1] = StrictMath.log(histories.meanObserved());
    double[] start = middle.clone();
    for (int i = 0; i < start.length; i++) {
      start[i] += offset[i];
    }
    DampedNewton.Peak peak =
        DampedNewton.climb(logs -> prior.on(logs, middle, onLogs(likelihood, logs)), start);
    Curvature plain = onLogs(likelihood, peak.at());
    return done(model, peak, plain.value());
  }

  private static LifetimeFit done(LifetimeModel model, DampedNewton.Peak peak, double value) {
    int n = model.parameters();
    double[][] information = new double[n][n];
    double[][] eigen = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        information[i][j] = -peak.there().hessian()[i][j];
        eigen[i][j] = information[i][j];
      }
    }
    return new LifetimeFit(
        model,
        exponentials(peak.at()),
        value,
        CholeskyFactor.of(information).map(CholeskyFactor::inverse).orElse(new double[0][]),
        SymmetricEigen.of(eigen).value(n - 1),
        peak.converged());
  }

  private static Curvature onLogs(LogLikelihood likelihood, double[] logs) {
    double[] parameters = exponentials(logs);
    return likelihood.at(parameters).onLogs(parameters);
  }

  private static double[] exponentials(double[] logs) {
    double[] values = new double[logs.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = StrictMath.exp(Math.max(-60, Math.min(60, logs[i])));
    }
    return values;
  }
}
