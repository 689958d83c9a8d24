package clientele.steps.core.value.ladder;

import clientele.steps.core.parallel.Workers;
import clientele.steps.core.random.Draws;
import clientele.steps.core.value.Histories;
import clientele.steps.core.value.LifetimeFit;
import clientele.steps.core.value.LifetimeFitter;
import clientele.steps.core.value.LifetimeModel;
import clientele.steps.core.value.WeakPrior;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What the likelihood ratio of a model with dropout against NBD comes to in a shop where nobody
 * leaves. The null stands at the border of the parameters (a = 0, where b means nothing), so the
 * tables of χ² do not hold: the shop is drawn again under its own NBD fit, with its own times under
 * observation, both models are fitted, and the limit is a quantile of their ratios. Source: Davies,
 * Hypothesis testing when a nuisance parameter is present only under the alternative, Biometrika 64
 * (1977), why no table holds; Davison and Hinkley, Bootstrap methods and their application (1997),
 * section 4.2, the parametric bootstrap test.
 *
 * @param shops how many are drawn
 * @param customers of a drawn shop at most, evenly taken from the shop's own
 * @param level share of the drawn shops' ratios below the limit
 */
public record NullLimit(int shops, int customers, double level) {
  /** 99 shops of at most 1,000 customers, the largest of their ratios: exactly 1 % lie above. */
  public static final NullLimit DEFAULT = new NullLimit(99, 1000, .99);

  /**
   * The limit; the same bits on any number of threads.
   *
   * @param nbd the shop's own fit of the null
   */
  public double of(Histories histories, LifetimeFit nbd, LifetimeModel model, Run run) {
    double[] observed = observed(histories);
    double[] ratios = new double[shops];
    LifetimeFitter fitter = new LifetimeFitter(run.prior, 1);
    Workers.each(
        Math.max(1, Math.min(run.threads, shops)),
        shops,
        shop -> {
          GammaDraws draws = new GammaDraws(new SplittableRandom(Draws.key(run.seed, shop)));
          Histories drawn = drawn(observed, nbd, draws);
          ratios[shop] = ratio(fitter.fit(model, drawn), fitter.fit(LifetimeModel.NBD, drawn));
        });
    Arrays.sort(ratios);
    return ratios[Math.min(shops - 1, (int) Math.ceil(level * (shops + 1)) - 1)];
  }

  /** Twice the difference of the log-likelihoods, at least 0. */
  static double ratio(LifetimeFit larger, LifetimeFit smaller) {
    return Math.max(0, 2 * (larger.logLikelihood() - smaller.logLikelihood()));
  }

  /** Times under observation of customers at even distances in the order of histories. */
  private double[] observed(Histories histories) {
    int n = histories.customers();
    int taken = Math.min(n, customers);
    double[] observed = new double[taken];
    int history = 0;
    long before = 0;
    for (int i = 0; i < taken; i++) {
      long rank = ((2L * i + 1) * n) / (2L * taken);
      while (before + histories.customers(history) <= rank) {
        before += histories.customers(history++);
      }
      observed[i] = histories.observed(history);
    }
    return observed;
  }

  /** A Poisson process with each customer's own rate. */
  private static Histories drawn(double[] observed, LifetimeFit nbd, GammaDraws draws) {
    int[] repeats = new int[observed.length];
    double[] last = new double[observed.length];
    for (int i = 0; i < observed.length; i++) {
      double rate = draws.gamma(nbd.r(), nbd.alpha());
      double time = draws.wait(rate);
      while (time <= observed[i]) {
        repeats[i]++;
        last[i] = time;
        time += draws.wait(rate);
      }
    }
    return Histories.of(repeats, last, observed);
  }

  /**
   * How to draw and fit.
   *
   * @param prior as for the shop itself
   * @param seed of all draws
   * @param threads how many may work
   */
  public record Run(WeakPrior prior, long seed, int threads) {}
}
