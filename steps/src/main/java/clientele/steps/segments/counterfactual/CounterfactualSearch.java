package clientele.steps.segments.counterfactual;

import clientele.steps.core.matrix.CustomerMatrix;
import clientele.steps.segments.model.Placer;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds for every customer the least of {@link MoreOrders#WAYS} that leads to a better segment, one
 * of a higher median revenue. Each way is tried: the changed figures go through the model that
 * places customers, and only where they land is promised. A customer whom the model does not place
 * in their own segment to begin with stands on a border and is promised nothing.
 */
final class CounterfactualSearch {
  private final Placer placer;
  private final Map<Integer, Double> worth;

  /**
   * Sets the measure.
   *
   * @param worth median revenue of each segment but noise
   */
  CounterfactualSearch(Placer placer, Map<Integer, Double> worth) {
    this.placer = placer;
    this.worth = worth;
  }

  /** A way and where it leads. */
  record Way(MoreOrders orders, int segmentId) {}

  /**
   * One a customer.
   *
   * @param segmentOf the segment each is in
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
  Optional<Way>[] find(CustomerMatrix features, int[] segmentOf) {
    Optional<Way>[] ways = new Optional[segmentOf.length];
    int[] placed = placer.place(features.values());
    int[] open =
        IntStream.range(0, segmentOf.length)
            .peek(i -> ways[i] = Optional.empty())
            .filter(i -> placed[i] == segmentOf[i] && segmentOf[i] >= 0)
            .toArray();
    for (MoreOrders way : MoreOrders.WAYS) {
      int[] asked = open;
      int[] landed =
          asked.length == 0
              ? new int[0]
              : placer.place(way.apply(features.values().rows(asked), features.columns()));
      for (int i = 0; i < asked.length; i++) {
        if (better(landed[i], segmentOf[asked[i]])) {
          ways[asked[i]] = Optional.of(new Way(way, landed[i]));
        }
      }
      open = IntStream.of(asked).filter(i -> ways[i].isEmpty()).toArray();
    }
    return ways;
  }

  private boolean better(int there, int here) {
    double now = worth.getOrDefault(here, 0.0);
    return worth.getOrDefault(there, Double.NEGATIVE_INFINITY) > now;
  }
}
