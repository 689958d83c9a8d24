package clientele.scheduler.status.page;

import clientele.scheduler.status.plane.MonthPlane;
import clientele.scheduler.status.plane.ScaledFeatures;
import clientele.scheduler.status.read.SegmentRows;
import clientele.steps.table.FeatureCatalogue;
import clientele.steps.table.FeatureCatalogue.Feature;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The shortest way up: the customer nearest to this one who sits in a segment whose typical
 * customer spends more, and in which features the two differ most. It is an example that exists,
 * not a forecast.
 *
 * @param segment where that customer sits
 * @param customerId who it is
 * @param changes the features that differ most, the largest difference first
 */
public record WayUp(SegmentRows.Segment segment, String customerId, List<Change> changes) {
  private static final int CHANGES = 3;

  /** From the customer's own figure to the other's. */
  public record Change(String label, String from, String to) {}

  static Optional<WayUp> find(
      FigureFilters figures, MonthPlane plane, List<SegmentRows.Segment> segments, String id) {
    int customer = plane.find(id);
    double worth = worth(segments, plane.segment(customer));
    Set<Integer> better =
        segments.stream()
            .filter(s -> !s.isNoise() && s.medianMonetary() > worth)
            .map(SegmentRows.Segment::segmentId)
            .collect(Collectors.toSet());
    if (better.isEmpty()) {
      return Optional.empty();
    }
    ScaledFeatures scaled = plane.scaled();
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < plane.size(); i++) {
      if (better.contains(plane.segment(i))) {
        double distance = scaled.squaredDistance(customer, i);
        if (distance < least) {
          least = distance;
          nearest = i;
        }
      }
    }
    return nearest < 0
        ? Optional.empty()
        : Optional.of(example(figures, plane, segments, customer, nearest));
  }

  private static WayUp example(
      FigureFilters figures,
      MonthPlane plane,
      List<SegmentRows.Segment> segments,
      int customer,
      int other) {
    ScaledFeatures scaled = plane.scaled();
    List<Change> changes =
        IntStream.range(0, scaled.names().size())
            .boxed()
            .sorted(
                Comparator.comparingDouble(
                    f -> -Math.abs(scaled.at(customer, f) - scaled.at(other, f))))
            .limit(CHANGES)
            .filter(f -> scaled.at(customer, f) != scaled.at(other, f))
            .map(f -> change(figures, plane, scaled.catalogue(f), customer, other))
            .filter(change -> !change.from().equals(change.to()))
            .toList();
    SegmentRows.Segment segment =
        segments.stream()
            .filter(s -> s.segmentId() == plane.segment(other))
            .findFirst()
            .orElseThrow();
    return new WayUp(segment, plane.id(other), changes);
  }

  private static Change change(
      FigureFilters figures, MonthPlane plane, int f, int customer, int other) {
    Feature feature = FeatureCatalogue.ALL.get(f);
    return new Change(
        FigureFilters.label(feature),
        figures.feature(feature, plane.feature(f, customer)),
        figures.feature(feature, plane.feature(f, other)));
  }

  private static double worth(List<SegmentRows.Segment> segments, int id) {
    return segments.stream()
        .filter(s -> s.segmentId() == id)
        .mapToDouble(SegmentRows.Segment::medianMonetary)
        .findFirst()
        .orElse(0);
  }
}
