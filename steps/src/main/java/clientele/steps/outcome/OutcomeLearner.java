package clientele.steps.outcome;

import clientele.steps.core.clustering.Labels;
import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.core.outcome.HeldOutMonths;
import clientele.steps.core.outcome.OutcomePanel;
import clientele.steps.core.outcome.OutcomeTree;
import clientele.steps.core.outcome.OutcomeTreeGrower;
import clientele.steps.core.outcome.TreeLimits;
import clientele.steps.core.parallel.Workers;
import clientele.steps.core.random.Draws;
import clientele.steps.core.stability.BootstrapJaccard;
import clientele.steps.core.stability.Stability;
import clientele.steps.settings.PipelineSettings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Grows the tree of a month, again on resampled customers to see whether its leaves come back, and
 * again on permuted outcomes to see what chance can do.
 */
public final class OutcomeLearner {
  /** Chance passes once in so many draws and one more: one month in twenty. */
  private static final int PERMUTATIONS = 19;

  /** Of the customers, in a leaf. */
  private static final double LEAST_SHARE = 0.01;

  private final OutcomePanel panel;
  private final CustomerMatrix now;
  private final TreeLimits limits;
  private final int threads;

  /**
   * @param panel columns {@link OutcomeFeatures#COLUMNS}
   * @param now the month's customers, the same columns
   */
  public OutcomeLearner(
      OutcomePanel panel, CustomerMatrix now, PipelineSettings settings, int threads) {
    this.panel = panel;
    this.now = now;
    this.threads = threads;
    int customers = now.ids().size();
    this.limits =
        TreeLimits.of(
            Math.max(settings.match().least(customers), (int) Math.ceil(LEAST_SHARE * customers)));
  }

  /** The tree of the month. */
  OutcomeTree tree() {
    return tree(panel);
  }

  private OutcomeTree tree(OutcomePanel from) {
    return new OutcomeTreeGrower(
            from, OutcomeFeatures.units(), now.values(), limits, OutcomeFeatures.LAPSED)
        .grow();
  }

  /** How well each leaf comes back in trees grown on resampled customers. */
  public Stability stability(Labels labels, int resamples, long seed) {
    Map<String, Integer> placeOf = new HashMap<>();
    panel.ids().forEach(id -> placeOf.put(id, placeOf.size()));
    int[] places = now.ids().stream().mapToInt(id -> placeOf.getOrDefault(id, -1)).toArray();
    return new BootstrapJaccard(resamples, seed, threads)
        .of(
            labels,
            rows -> {
              boolean[] chosen = new boolean[panel.ids().size()];
              Arrays.stream(rows)
                  .filter(i -> places[i] >= 0)
                  .forEach(i -> chosen[places[i]] = true);
              OutcomePanel drawn = panel.of(chosen);
              OutcomeTree tree =
                  new OutcomeTreeGrower(
                          drawn,
                          OutcomeFeatures.units(),
                          now.values().rows(rows),
                          limits,
                          OutcomeFeatures.LAPSED)
                      .grow();
              return Labels.of(tree.leaves(now.values().rows(rows)));
            });
  }

  /**
   * What the tree explains in months left out, and the best that trees of permuted outcomes do.
   *
   * @param draws how many there were
   */
  record Chance(double explained, double best, int draws) {}

  /** Asks chance. */
  Chance chance(OutcomeTree tree, long seed) {
    double[] drawn = new double[PERMUTATIONS];
    Workers.each(
        threads,
        drawn.length,
        d -> drawn[d] = explained(panel.permuted(new SplittableRandom(Draws.key(seed, d)))));
    return new Chance(
        HeldOutMonths.of(panel).explained(tree.leaves(panel.features())),
        Arrays.stream(drawn).max().orElse(0),
        drawn.length);
  }

  private double explained(OutcomePanel permuted) {
    return HeldOutMonths.of(permuted).explained(tree(permuted).leaves(permuted.features()));
  }
}
