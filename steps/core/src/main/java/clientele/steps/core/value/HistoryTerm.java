package clientele.steps.core.value;

/** Sums the terms of histories, their gradients and second derivatives, one history at a time. */
final class HistoryTerm {
  private static final int R = 0;
  private static final int ALPHA = 1;
  private static final int A = 2;
  private static final int B = 3;

  private final LifetimeModel model;
  private final double[] p;
  private final LogLikelihood.Sums sums;
  private final double logAlpha;
  private double value;
  private final double[] g;
  private final double[][] h;

  HistoryTerm(LifetimeModel model, double[] parameters, LogLikelihood.Sums sums) {
    this.model = model;
    this.p = parameters;
    this.sums = sums;
    this.logAlpha = StrictMath.log(parameters[ALPHA]);
    this.g = new double[model.parameters()];
    this.h = new double[model.parameters()][model.parameters()];
  }

  void add(Histories histories, int history) {
    int x = histories.repeats(history);
    double weight = histories.customers(history);
    double whole = p[ALPHA] + histories.observed(history);
    double logWhole = StrictMath.log(whole);
    orders(x, whole, logWhole, weight);
    if (model.dropout()) {
      int n = model.chances(x);
      stays(n, weight);
      if (n > 0) {
        double last = p[ALPHA] + histories.last(history);
        left(x, n, new Silence(last, whole, logWhole - StrictMath.log(last)), weight);
      }
    }
  }

  /** ln Γ(r+x) − ln Γ(r) + r ln α − (r+x) ln(α+T). */
  private void orders(int x, double whole, double logWhole, double w) {
    double alpha = p[ALPHA];
    double shape = p[R] + x;
    value += w * (sums.rate().value(x) + p[R] * logAlpha - shape * logWhole);
    g[R] += w * (sums.rate().slope(x) + logAlpha - logWhole);
    g[ALPHA] += w * (p[R] / alpha - shape / whole);
    h[R][R] += w * sums.rate().bend(x);
    h[R][ALPHA] += w * (1 / alpha - 1 / whole);
    h[ALPHA][ALPHA] += w * (shape / (whole * whole) - p[R] / (alpha * alpha));
  }

  /** ln B(a, b+n) − ln B(a, b). */
  private void stays(int n, double w) {
    RisingSums stay = sums.stay();
    RisingSums both = sums.both();
    value += w * (stay.value(n) - both.value(n));
    g[A] -= w * both.slope(n);
    g[B] += w * (stay.slope(n) - both.slope(n));
    h[A][A] -= w * both.bend(n);
    h[A][B] -= w * both.bend(n);
    h[B][B] += w * (stay.bend(n) - both.bend(n));
  }

  /** ln(1 + e^u). */
  private void left(int x, int n, Silence silence, double w) {
    double shape = p[R] + x;
    double before = p[B] + n - 1;
    double u = StrictMath.log(p[A]) - StrictMath.log(before) + shape * silence.logRatio;
    double share = 1 / (1 + StrictMath.exp(-u));
    double inverse = 1 / silence.whole - 1 / silence.last;
    double[] slope = {silence.logRatio, shape * inverse, 1 / p[A], -1 / before};
    value += w * (Math.max(u, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(u))));
    for (int i = 0; i < slope.length; i++) {
      g[i] += w * share * slope[i];
      for (int j = i; j < slope.length; j++) {
        h[i][j] += w * share * (1 - share) * slope[i] * slope[j];
      }
    }
    h[R][ALPHA] += w * share * inverse;
    h[ALPHA][ALPHA] +=
        w
            * share
            * shape
            * (1 / (silence.last * silence.last) - 1 / (silence.whole * silence.whole));
    h[A][A] -= w * share / (p[A] * p[A]);
    h[B][B] += w * share / (before * before);
  }

  Curvature sum() {
    for (int i = 0; i < g.length; i++) {
      for (int j = 0; j < i; j++) {
        h[i][j] = h[j][i];
      }
    }
    return new Curvature(value, g, h);
  }

  /** α + t, α + T and the logarithm of their ratio. */
  private record Silence(double last, double whole, double logRatio) {}
}
