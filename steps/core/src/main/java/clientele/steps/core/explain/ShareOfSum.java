package clientele.steps.core.explain;

/**
 * What share of a sum a part of its summands brings, such as the best customers of all revenue. The
 * interval is that of a ratio estimator: the summands are taken for a sample, and the share moves
 * with z = value · (1 if in the part, else 0, less the share). Cost O(n).
 *
 * <p>Source: Cochran, Sampling Techniques, 3rd edition, 1977, section 6.4.
 */
public final class ShareOfSum {
  private ShareOfSum() {}

  /** The share; 0 within 0 … 1 where there is nothing to share. */
  public static Estimate of(double[] values, boolean[] part) {
    if (values.length != part.length) {
      throw new IllegalArgumentException(
          "values and part differ in length [%d, %d]".formatted(values.length, part.length));
    }
    double all = 0;
    double own = 0;
    for (int i = 0; i < values.length; i++) {
      all += values[i];
      own += part[i] ? values[i] : 0;
    }
    if (values.length < 2 || !(all > 0)) {
      return Estimate.unknown(0, 1, values.length);
    }
    double share = own / all;
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      double z = values[i] * ((part[i] ? 1 : 0) - share);
      squares += z * z;
    }
    double n = values.length;
    double reach = Estimate.Z * Math.sqrt(squares * n / (n - 1)) / all;
    return new Estimate(share, share - reach, share + reach, values.length);
  }
}
