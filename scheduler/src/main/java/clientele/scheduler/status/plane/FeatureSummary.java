package clientele.scheduler.status.plane;

import clientele.steps.table.customer.FeatureCatalogue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The quartiles of every feature, of every segment and of all customers together; the median of an
 * even number is the mean of the two in the middle (quantiles of type 7).
 */
public final class FeatureSummary {
  private final Map<Integer, Quartiles[]> bySegment;
  private final Quartiles[] everybody;

  private FeatureSummary(Map<Integer, Quartiles[]> bySegment, Quartiles[] everybody) {
    this.bySegment = bySegment;
    this.everybody = everybody;
  }

  /** The middle half of a feature and its median. */
  public record Quartiles(double low, double median, double high) {}

  /** Sorts every feature once for everybody and once for every segment. */
  public static FeatureSummary of(MonthPlane plane) {
    Map<Integer, Quartiles[]> bySegment = new HashMap<>();
    for (int segment : plane.segments()) {
      int[] members =
          IntStream.range(0, plane.size()).filter(i -> plane.segment(i) == segment).toArray();
      bySegment.put(segment, quartiles(plane, members));
    }
    return new FeatureSummary(
        bySegment, quartiles(plane, IntStream.range(0, plane.size()).toArray()));
  }

  /** Of everybody, the feature by its place in the catalogue. */
  public Quartiles everybody(int feature) {
    return everybody[feature];
  }

  /** Of a segment of the month. */
  public Quartiles segment(int segment, int feature) {
    Quartiles[] found = bySegment.get(segment);
    if (found == null) {
      throw new IllegalArgumentException("no such segment [" + segment + "]");
    }
    return found[feature];
  }

  /** The features by how far the segment's median lies from everybody's, in middle halves. */
  public List<Integer> mostTelling(int segment, int count) {
    return IntStream.range(0, everybody.length)
        .filter(f -> FeatureCatalogue.ALL.get(f).figure())
        .boxed()
        .sorted((a, b) -> Double.compare(Math.abs(shift(segment, b)), Math.abs(shift(segment, a))))
        .limit(count)
        .toList();
  }

  private double shift(int segment, int feature) {
    Quartiles all = everybody[feature];
    double width = Math.max(all.high() - all.low(), 1e-9 + Math.abs(all.median()) * 0.1);
    return (segment(segment, feature).median() - all.median()) / width;
  }

  private static Quartiles[] quartiles(MonthPlane plane, int[] members) {
    Quartiles[] found = new Quartiles[FeatureCatalogue.ALL.size()];
    for (int f = 0; f < found.length; f++) {
      float[] values = new float[members.length];
      for (int i = 0; i < members.length; i++) {
        values[i] = plane.feature(f, members[i]);
      }
      Arrays.sort(values);
      found[f] = new Quartiles(at(values, 0.25), at(values, 0.5), at(values, 0.75));
    }
    return found;
  }

  private static double at(float[] sorted, double share) {
    if (sorted.length == 0) {
      return 0;
    }
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
