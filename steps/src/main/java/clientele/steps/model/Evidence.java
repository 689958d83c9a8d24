package clientele.steps.model;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.clustering.choice.Winner;
import clientele.steps.core.matrix.Matrix;
import clientele.steps.core.stability.BootstrapJaccard;
import clientele.steps.core.stability.Stability;
import clientele.steps.core.usefulness.WalkForwardGain;
import clientele.steps.core.validity.CalinskiHarabasz;
import clientele.steps.core.validity.NullModel;
import clientele.steps.core.validity.NullTest;
import clientele.steps.core.validity.RowSample;
import clientele.steps.core.validity.Verdict;
import clientele.steps.dag.RunContext;
import clientele.steps.model.Choice.Graded;
import clientele.steps.settings.ClusterSettings;
import clientele.steps.table.cluster.MonthVerdict;
import clientele.steps.table.customer.OutcomeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the month's winner can be believed: within all limits, stable, and better than what the
 * same chain makes of the same figures once each is shuffled by itself.
 *
 * <p>The grade of the null test is the Calinski–Harabasz index on the features, times the share of
 * customers in clusters. The silhouette on the plane cannot tell: a drawing makes islands of
 * anything, and shuffled figures of a shop reach .65 where the real ones have .67. In the features
 * the real clusters have 615, the best shuffled ones 238 (November 2011 of Online Retail). The test
 * runs on a sample of 600 customers, the figures at hand as well, so that it stays affordable.
 *
 * @param chain from features to labels
 * @param scaled the modelled features on their scales
 * @param settings how often what is redrawn
 */
record Evidence(ModelChain chain, Matrix scaled, ClusterSettings settings) {
  private static final int SAMPLE = 600;

  /**
   * Four draws are soon beaten by chance: with a margin of a quarter 2 of 12 shops of 200 customers
   * whose columns were shuffled passed, with 1.25 and 1.37 times the best. Real months had 2.6
   * times the best shuffle and more, months of known kinds seven times and more.
   */
  private static final double MARGIN = 1;

  /** Stability of DBSCAN's clusters through trees, drawing and clustering. */
  Stability throughChain(Labels labels, int resamples, RunContext run) {
    return new BootstrapJaccard(resamples, run.seed("grade_clusters.chain_bootstrap"), 1)
        .of(labels, rows -> chain.labels(scaled.rows(rows), seeds(run)));
  }

  /**
   * The verdict as it is written down.
   *
   * @param won the winner with its labels
   * @param stability of the winner
   * @param chance what the same labels tell of outcomes that changed hands; empty where nothing is
   *     known of outcomes
   */
  MonthVerdict judge(
      Winner winner,
      Graded won,
      Stability stability,
      Optional<WalkForwardGain.Chance> chance,
      RunContext run) {
    Labels labels = won.labels();
    Optional<NullTest.Result> shuffled = nullTest(settings.nullDraws(), run);
    Verdict verdict = Verdict.of(labels, stability, shuffled.stream().toList());
    double told = won.usefulness().orElse(0);
    double wanted =
        Math.max(
            settings.choice().usefulnessTie(),
            chance.map(WalkForwardGain.Chance::wanted).orElse(0.0));
    boolean tells = chance.isEmpty() || told > wanted;
    List<String> against = new ArrayList<>();
    if (!winner.withinLimits()) {
      against.add("no candidate is within all limits");
    }
    if (!verdict.trustworthy()) {
      against.addAll(verdict.reasons());
    }
    if (!tells) {
      against.add(Evidence.told(told, wanted));
    }
    List<String> found = new ArrayList<>(verdict.reasons());
    found.add(
        chance.isPresent()
            ? Evidence.told(told, wanted)
            : "what it tells of the next month is not known");
    return new MonthVerdict(
        against.isEmpty(),
        winner.name(),
        winner.reason(),
        String.join("; ", against.isEmpty() ? found : against),
        stability.weighted(labels),
        throughChain(winner, settings),
        shuffled.map(NullTest.Result::grade).orElse(0.0),
        shuffled.map(NullTest.Result::best).orElse(0.0),
        settings.nullDraws());
  }

  private static String told(double told, double wanted) {
    return String.format(
        Locale.ROOT,
        "told %.3f of what came next after earlier month ends, chance wanted %.3f",
        told,
        wanted);
  }

  /** The same of the tree of outcomes: whether trees of permuted outcomes explain as much. */
  static MonthVerdict judge(Winner winner, Graded won, Stability stability, OutcomeModel outcomes) {
    String evidence =
        String.format(
            Locale.ROOT,
            "explains %.3f of what came next in months left out, permuted outcomes at best %.3f, wanted %.3f; bootstrap Jaccard %.2f",
            outcomes.explained(),
            outcomes.nullBest(),
            outcomes.wanted(),
            stability.weighted(won.labels()));
    return new MonthVerdict(
        winner.withinLimits() && outcomes.explained() > outcomes.wanted(),
        winner.name(),
        winner.reason(),
        evidence,
        stability.weighted(won.labels()),
        true,
        outcomes.explained(),
        outcomes.nullBest(),
        outcomes.nullDraws());
  }

  /** Whether the winner is to be redrawn through the whole chain. */
  static boolean throughChain(Winner winner, ClusterSettings settings) {
    return settings.chainResamples() > 0 && winner.name().equals("dbscan");
  }

  private Optional<NullTest.Result> nullTest(int draws, RunContext run) {
    if (draws == 0) {
      return Optional.empty();
    }
    Matrix sample = scaled.rows(RowSample.of(scaled.rows(), SAMPLE));
    return Optional.of(
        new NullTest(NullModel.SHUFFLED_COLUMNS, draws, run.seed("grade_clusters.null"), 1, MARGIN)
            .run(sample, grade(sample, run), drawn -> grade(drawn, run)));
  }

  private double grade(Matrix features, RunContext run) {
    Labels labels = chain.labels(features, seeds(run));
    double placed = 1 - labels.noise() / (double) labels.points();
    return placed * CalinskiHarabasz.of(features, labels).orElse(0);
  }

  private static ModelChain.Seeds seeds(RunContext run) {
    return new ModelChain.Seeds(
        run.seed("embed_customers.forest"), run.seed("embed_customers.projection"));
  }
}
