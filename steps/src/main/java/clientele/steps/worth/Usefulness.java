package clientele.steps.worth;

import clientele.steps.core.worth.WalkForward;
import clientele.steps.core.worth.Worth;
import clientele.steps.dag.RunId;
import clientele.steps.port.Warehouse;
import clientele.steps.table.worth.SegmentWorth;
import clientele.steps.table.worth.SegmentWorthPair;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the segments of earlier months told about what came next, beside plainer ways to divide the
 * same customers and a model without groups.
 *
 * @param pairs every test, months ascending
 * @param means one for each kind; empty without a test
 */
public record Usefulness(List<SegmentWorthPair> pairs, List<SegmentWorth> means) {
  /** The kind of the published segments. */
  public static final String SEGMENTS = "segments";

  private static final double CHANCE = 0.5;

  public Usefulness {
    pairs = List.copyOf(pairs);
    means = List.copyOf(means);
  }

  /**
   * Asks all months before this one that its lines can answer for.
   *
   * @param closed a run; no line later than its month is read
   * @param seed of k-means and forest
   * @param threads of the forest; no figure depends on it
   */
  public static Usefulness of(Warehouse warehouse, RunId closed, long seed, int threads) {
    List<SegmentWorthPair> pairs =
        WalkForward.standard(seed, threads)
            .tests(new WorthReader(warehouse).months(closed))
            .stream()
            .map(Usefulness::pair)
            .toList();
    return new Usefulness(pairs, means(pairs));
  }

  private static SegmentWorthPair pair(WalkForward.Test test) {
    Worth worth = test.worth();
    return new SegmentWorthPair(
        test.teller(),
        LocalDate.of(test.number() / 12, test.number() % 12 + 1, 1),
        test.groups(),
        test.customers(),
        test.buyers(),
        worth.auc(),
        worth.r2Log(),
        worth.r2Money(),
        worth.topTenth(),
        test.moved());
  }

  private static List<SegmentWorth> means(List<SegmentWorthPair> pairs) {
    List<SegmentWorth> plain = new ArrayList<>();
    for (String kind : pairs.stream().map(SegmentWorthPair::kind).distinct().toList()) {
      List<SegmentWorthPair> own = pairs.stream().filter(p -> p.kind().equals(kind)).toList();
      plain.add(
          new SegmentWorth(
              kind,
              own.size(),
              mean(own, SegmentWorthPair::groups),
              mean(own, SegmentWorthPair::auc),
              mean(own, SegmentWorthPair::r2Log),
              mean(own, SegmentWorthPair::r2Money),
              mean(own, SegmentWorthPair::topTenth),
              0,
              mean(own, SegmentWorthPair::moved)));
    }
    return plain.stream().map(worth -> withHeld(worth, plain)).toList();
  }

  private static double mean(
      List<SegmentWorthPair> pairs, ToDoubleFunction<SegmentWorthPair> figure) {
    double sum = 0;
    for (SegmentWorthPair pair : pairs) {
      sum += figure.applyAsDouble(pair);
    }
    return sum / pairs.size();
  }

  private static SegmentWorth withHeld(SegmentWorth worth, List<SegmentWorth> all) {
    List<ToDoubleFunction<SegmentWorth>> figures =
        List.of(w -> w.auc() - CHANCE, SegmentWorth::r2Log, SegmentWorth::r2Money);
    double sum = 0;
    int counted = 0;
    for (ToDoubleFunction<SegmentWorth> figure : figures) {
      double best = all.stream().mapToDouble(figure).max().orElse(0);
      if (best > 0) {
        sum += Math.max(0, figure.applyAsDouble(worth)) / best;
        counted++;
      }
    }
    return new SegmentWorth(
        worth.kind(),
        worth.pairs(),
        worth.groups(),
        worth.auc(),
        worth.r2Log(),
        worth.r2Money(),
        worth.topTenth(),
        counted == 0 ? 0 : sum / counted,
        worth.moved());
  }
}
