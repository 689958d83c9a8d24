package clientele.steps.table.explain;

import clientele.steps.table.segment.Segment;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The segments that hold a month's best customers.
 *
 * @param segments at least one, that which brings most a customer first
 * @param best their customers together
 */
public record TopSegments(List<Segment> segments, BestCustomers best) {
  public TopSegments {
    segments = List.copyOf(segments);
  }

  /**
   * All Insiders, or else the one segment that brings most a customer; the lowest id of equals.
   *
   * @param profiles of the same month
   * @return none in a month without segments
   */
  public static Optional<TopSegments> of(List<Segment> segments, List<SegmentProfile> profiles) {
    Map<Integer, SegmentProfile> profileOf =
        profiles.stream().collect(Collectors.toMap(SegmentProfile::segmentId, Function.identity()));
    List<Segment> standing =
        segments.stream()
            .filter(segment -> !segment.isNoise())
            .filter(segment -> profileOf.containsKey(segment.segmentId()))
            .sorted(
                Comparator.comparing(
                        (Segment segment) -> worth(profileOf, segment), Comparator.reverseOrder())
                    .thenComparing(Segment::segmentId))
            .toList();
    List<Segment> best =
        standing.stream().filter(s -> s.persona().equals(BestCustomers.INSIDERS)).toList();
    List<Segment> top = best.isEmpty() ? standing.stream().limit(1).toList() : best;
    return top.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TopSegments(
                top,
                BestCustomers.of(top.stream().map(segment -> part(profileOf, segment)).toList())));
  }

  private static BestCustomers.Part part(Map<Integer, SegmentProfile> profileOf, Segment segment) {
    SegmentProfile profile = Objects.requireNonNull(profileOf.get(segment.segmentId()));
    return new BestCustomers.Part(
        segment.name(),
        profile.customers(),
        profile.revenue(),
        profile.revenueShare(),
        profile.trust());
  }

  private static double worth(Map<Integer, SegmentProfile> profileOf, Segment segment) {
    return Optional.ofNullable(profileOf.get(segment.segmentId()))
        .map(profile -> profile.revenue().doubleValue() / Math.max(1, profile.customers()))
        .orElse(0.0);
  }
}
