package clientele.steps.core.manifold;

/**
 * The curve 1 / (1 + a·d^(2b)) that turns a distance on the plane into a likeness: near 1 up to the
 * least distance, then falling as exp(−(d − minDist) / spread). Fitted by least squares on 300
 * distances from 0 to 3 × spread, as the paper's implementation does, with Levenberg–Marquardt.
 *
 * <p>Source: McInnes, Healy, Melville 2018, section 3.2 and definition 11.
 *
 * @param a above 0
 * @param b above 0
 */
public record Curve(double a, double b) {
  private static final int POINTS = 300;
  private static final int STEPS = 200;

  /** The curve for a least distance and a spread. */
  public static Curve fit(double minDist, double spread) {
    Curve curve = new Curve(1, 1);
    double damping = 1e-3;
    double error = curve.error(minDist, spread);
    for (int step = 0; step < STEPS && damping < 1e12; step++) {
      Curve next = curve.step(minDist, spread, damping);
      double nextError = next.a > 0 && next.b > 0 ? next.error(minDist, spread) : error;
      if (nextError < error) {
        curve = next;
        error = nextError;
        damping /= 4;
      } else {
        damping *= 4;
      }
    }
    return curve;
  }

  private double at(double d) {
    return d == 0 ? 1 : 1 / (1 + a * StrictMath.pow(d, 2 * b));
  }

  private double error(double minDist, double spread) {
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
      double d = 3 * spread * i / (POINTS - 1);
      double off = at(d) - wanted(d, minDist, spread);
      sum += off * off;
    }
    return sum;
  }

  private Curve step(double minDist, double spread, double damping) {
    double aa = 0;
    double ab = 0;
    double bb = 0;
    double ga = 0;
    double gb = 0;
    for (int i = 1; i < POINTS; i++) {
      double d = 3 * spread * i / (POINTS - 1);
      double y = at(d);
      double byA = -y * y * StrictMath.pow(d, 2 * b);
      double byB = byA * a * 2 * StrictMath.log(d);
      double off = wanted(d, minDist, spread) - y;
      aa += byA * byA;
      ab += byA * byB;
      bb += byB * byB;
      ga += byA * off;
      gb += byB * off;
    }
    aa *= 1 + damping;
    bb *= 1 + damping;
    double determinant = aa * bb - ab * ab;
    return new Curve(a + (bb * ga - ab * gb) / determinant, b + (aa * gb - ab * ga) / determinant);
  }

  private static double wanted(double d, double minDist, double spread) {
    return d <= minDist ? 1 : StrictMath.exp(-(d - minDist) / spread);
  }
}
