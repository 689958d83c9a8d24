package clientele.steps.trust;

import clientele.steps.core.outcome.OutcomePanel;
import clientele.steps.core.usefulness.WalkForwardGain;
import clientele.steps.core.validity.RowSample;
import clientele.steps.dag.RunContext;
import clientele.steps.placement.PlacedPast;
import clientele.steps.port.Warehouse;
import clientele.steps.table.customer.FeatureCatalogue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What each published segment would have told of the next month, had it been there at earlier month
 * ends: their customers are placed by the segments' rules, or else by likeness, and what a segment
 * did after one month end foretells what it does after the next. At most 2,000 customers are asked
 * about.
 */
record ToldByPast(Warehouse warehouse, int threads) {
  private static final int MOST = 2000;

  /**
   * By segment, noise left out.
   *
   * @param panel columns {@link FeatureCatalogue#figures()}
   * @param segmentOf segment of each present customer, in the order of the features' rows
   */
  Map<Integer, WalkForwardGain.Group> of(RunContext run, OutcomePanel panel, int[] segmentOf) {
    boolean[] chosen = new boolean[panel.ids().size()];
    Arrays.stream(RowSample.of(chosen.length, MOST)).forEach(c -> chosen[c] = true);
    OutcomePanel asked = panel.of(chosen);
    int[] placed =
        PlacedPast.of(warehouse, run, asked, i -> segmentOf[i], "measure_trust.placing", threads);
    int[] segments =
        IntStream.concat(Arrays.stream(placed), Arrays.stream(segmentOf))
            .sorted()
            .distinct()
            .toArray();
    int[] groups =
        Arrays.stream(placed).map(segment -> Arrays.binarySearch(segments, segment)).toArray();
    List<WalkForwardGain.Group> told = WalkForwardGain.of(asked).groups(groups);
    Map<Integer, WalkForwardGain.Group> bySegment = new HashMap<>();
    for (int g = 0; g < told.size(); g++) {
      if (segments[g] >= 0) {
        bySegment.put(segments[g], told.get(g));
      }
    }
    return bySegment;
  }
}
