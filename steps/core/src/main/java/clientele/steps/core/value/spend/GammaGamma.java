package clientele.steps.core.value.spend;

import clientele.steps.core.value.Curvature;
import clientele.steps.core.value.DampedNewton;
import java.util.stream.IntStream;
import org.hipparchus.special.Gamma;

/**
 * Fits the Gamma-Gamma model of amounts by maximum likelihood. A customer with x orders of mean m
 * has
 *
 * <pre>
 * ln Γ(px+q) − ln Γ(px) − ln Γ(q) + q ln v + (px−1) ln m + px ln x − (px+q) ln(v + m x)
 * </pre>
 *
 * <p>Gamma functions depend on x alone and are computed once for each. Source: Fader and Hardie,
 * The Gamma-Gamma model of monetary value, note 025 (2013), equation 1a.
 */
public final class GammaGamma {
  private static final double[] START = {Math.E, 2 * Math.E};

  private GammaGamma() {}

  /**
   * Fits to all customers with an order and an amount above 0.
   *
   * @param orders of each customer
   * @param amounts mean amount of these
   * @throws IllegalArgumentException if no customer has both
   */
  public static SpendFit fit(int[] orders, double[] amounts) {
    int[] used =
        IntStream.range(0, orders.length).filter(i -> orders[i] > 0 && amounts[i] > 0).toArray();
    if (used.length == 0) {
      throw new IllegalArgumentException("no customer has an order with an amount");
    }
    int[] x = IntStream.of(used).map(i -> orders[i]).toArray();
    double[] m = IntStream.of(used).mapToDouble(i -> amounts[i]).toArray();
    double mean = 0;
    for (double amount : m) {
      mean += amount / m.length;
    }
    double[] start = {StrictMath.log(START[0]), StrictMath.log(START[1]), StrictMath.log(mean)};
    DampedNewton.Peak peak = DampedNewton.climb(logs -> at(logs, x, m), start);
    double[] at = exponentials(peak.at());
    return new SpendFit(at[0], at[1], at[2], peak.there().value(), peak.converged());
  }

  private static Curvature at(double[] logs, int[] x, double[] m) {
    double[] parameters = exponentials(logs);
    return likelihood(parameters, x, m).onLogs(parameters);
  }

  /** The log-likelihood of p, q, v with its derivatives. */
  static Curvature likelihood(double[] parameters, int[] x, double[] m) {
    int most = IntStream.of(x).max().orElse(0);
    AmountTerm[] terms = new AmountTerm[most + 1];
    double[] g = new double[3];
    double[][] h = new double[3][3];
    double value = 0;
    for (int i = 0; i < x.length; i++) {
      if (terms[x[i]] == null) {
        terms[x[i]] = new AmountTerm(parameters, x[i]);
      }
      value += terms[x[i]].add(m[i], g, h);
    }
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < i; j++) {
        h[i][j] = h[j][i];
      }
    }
    return new Curvature(value, g, h);
  }

  private static double[] exponentials(double[] logs) {
    double[] values = new double[logs.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = StrictMath.exp(Math.max(-30, Math.min(30, logs[i])));
    }
    return values;
  }

  /** The term of customers with x orders; what depends on x alone is computed once. */
  private static final class AmountTerm {
    private final double p;
    private final double q;
    private final double v;
    private final int x;
    private final double constant;
    private final double slopeP;
    private final double slopeQ;
    private final double bendP;
    private final double bendQ;
    private final double bendBoth;

    AmountTerm(double[] parameters, int x) {
      p = parameters[0];
      q = parameters[1];
      v = parameters[2];
      this.x = x;
      double px = p * x;
      double logX = StrictMath.log(x);
      double logV = StrictMath.log(v);
      constant =
          Gamma.logGamma(px + q) - Gamma.logGamma(px) - Gamma.logGamma(q) + q * logV + px * logX;
      double both = Polygamma.digamma(px + q);
      slopeP = x * (both - Polygamma.digamma(px) + logX);
      slopeQ = both - Polygamma.digamma(q) + logV;
      bendBoth = Polygamma.trigamma(px + q);
      bendP = (double) x * x * (bendBoth - Polygamma.trigamma(px));
      bendQ = bendBoth - Polygamma.trigamma(q);
    }

    double add(double m, double[] g, double[][] h) {
      double sum = v + m * x;
      double logM = StrictMath.log(m);
      double logSum = StrictMath.log(sum);
      double shape = p * x + q;
      g[0] += slopeP + x * (logM - logSum);
      g[1] += slopeQ - logSum;
      g[2] += q / v - shape / sum;
      h[0][0] += bendP;
      h[0][1] += x * bendBoth;
      h[0][2] -= x / sum;
      h[1][1] += bendQ;
      h[1][2] += 1 / v - 1 / sum;
      h[2][2] += shape / (sum * sum) - q / (v * v);
      return constant + (p * x - 1) * logM - shape * logSum;
    }
  }
}
