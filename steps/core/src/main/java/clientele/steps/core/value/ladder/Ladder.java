package clientele.steps.core.value.ladder;

import clientele.steps.core.value.Histories;
import clientele.steps.core.value.LifetimeFit;
import clientele.steps.core.value.LifetimeFitter;
import clientele.steps.core.value.LifetimeModel;
import clientele.steps.core.value.WeakPrior;
import java.util.Locale;

/**
 * Decides what may be said. Who has left is said only where three things hold: the model with
 * dropout beats NBD by more than it would in a shop where nobody leaves, no direction of its
 * parameters is unknown, and the interval of the mean dropout stays above 0.
 */
public final class Ladder {
  private static final double Z = 1.6448536269514722;
  private static final String CURVE = " So only the reorder curve is given.";

  private final LadderRules rules;
  private final WeakPrior prior;
  private final int threads;

  /** With these rules; no answer depends on the number of threads. */
  public Ladder(LadderRules rules, WeakPrior prior, int threads) {
    this.rules = rules;
    this.prior = prior;
    this.threads = threads;
  }

  /**
   * The answer for a shop.
   *
   * @param seed of the shops drawn for the limit
   */
  public Answer of(Histories histories, long seed) {
    if (histories.customers() < rules.customers() || histories.repeaters() < rules.repeaters()) {
      return new Answer.CurveOnly(
          Footing.TOO_FEW,
          words(
                  "%d customers, of whom %d ordered again, are too few: at least %d and %d are needed.",
                  histories.customers(),
                  histories.repeaters(),
                  rules.customers(),
                  rules.repeaters())
              + CURVE);
    }
    double atStart = atStart(histories);
    if (atStart > rules.startShare()) {
      return new Answer.CurveOnly(
          Footing.LEFT_CENSORED,
          words(
                  "%.0f %% of the customers were first seen where the history begins, so their real"
                      + " first orders are unknown.",
                  100 * atStart)
              + CURVE);
    }
    return fitted(histories, seed);
  }

  private Answer fitted(Histories histories, long seed) {
    LifetimeFitter fitter = new LifetimeFitter(prior, threads);
    LifetimeFit modified = fitter.fit(LifetimeModel.MBG_NBD, histories);
    LifetimeFit plain = fitter.fit(LifetimeModel.BG_NBD, histories);
    LifetimeFit nbd = fitter.fit(LifetimeModel.NBD, histories);
    double limit =
        rules
            .limit()
            .of(histories, nbd, LifetimeModel.MBG_NBD, new NullLimit.Run(prior, seed, threads));
    double ratio = NullLimit.ratio(modified, nbd);
    Answer.Fits fits = new Answer.Fits(modified, plain, nbd, ratio, limit);
    String reason = against(fits);
    return reason.isEmpty()
        ? new Answer.Identified(
            words(
                "Customers do leave: the likelihood ratio against a shop where nobody leaves is"
                    + " %.1f, and chance alone brings at most %.1f.",
                ratio, limit),
            fits)
        : new Answer.NotIdentified(reason, fits);
  }

  /** What speaks against saying who has left; empty if nothing does. */
  private String against(Answer.Fits fits) {
    LifetimeFit fit = fits.modified();
    double reach = Z * fit.meanDropoutError();
    String after = " So orders are forecast, but nobody is said to have left.";
    if (!(fits.ratio() > fits.limit())) {
      return words(
              "A shop where nobody leaves explains the orders as well: the likelihood ratio is"
                  + " %.2f, and chance alone brings up to %.2f.",
              fits.ratio(), fits.limit())
          + after;
    }
    if (!fit.converged() || !(fit.smallestEigenvalue() >= rules.eigenvalue())) {
      return words(
              "Very different parameters explain the orders equally well: the smallest eigenvalue"
                  + " of the information is %.3f, and at least %.2f is needed.",
              fit.smallestEigenvalue(), rules.eigenvalue())
          + after;
    }
    if (!(fit.meanDropout() - reach > 0)) {
      return words(
              "The share who leave after an order may be none: %.3f, uncertain by %.3f.",
              fit.meanDropout(), reach)
          + after;
    }
    return "";
  }

  private double atStart(Histories histories) {
    double longest = 0;
    for (int h = 0; h < histories.size(); h++) {
      longest = Math.max(longest, histories.observed(h));
    }
    long first = 0;
    for (int h = 0; h < histories.size(); h++) {
      if (histories.observed(h) > longest - rules.startTime()) {
        first += histories.customers(h);
      }
    }
    return (double) first / histories.customers();
  }

  private static String words(String format, Object... figures) {
    return String.format(Locale.ROOT, format, figures);
  }
}
