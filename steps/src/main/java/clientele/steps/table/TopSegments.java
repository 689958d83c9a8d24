package clientele.steps.table;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The segments that hold a month's best customers.
 *
 * @param segments at least one, that which brings most a customer first
 * @param name what their customers are called together
 * @param customers in all of them
 * @param revenueShare of the revenue of all customers, 0 … 1
 */
public record TopSegments(
    List<Segment> segments, String name, long customers, BigDecimal revenueShare) {
  private static final String BEST = "Insiders";

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
    List<Segment> best = standing.stream().filter(s -> s.persona().equals(BEST)).toList();
    List<Segment> top = best.isEmpty() ? standing.stream().limit(1).toList() : best;
    List<SegmentProfile> counted =
        profiles.stream()
            .filter(p -> top.stream().anyMatch(s -> s.segmentId() == p.segmentId()))
            .toList();
    return top.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TopSegments(
                top,
                together(top.stream().map(Segment::name).toList()),
                counted.stream().mapToLong(SegmentProfile::customers).sum(),
                counted.stream()
                    .map(SegmentProfile::revenueShare)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)));
  }

  /** What the customers of top segments of these names are called together. */
  public static String together(List<String> names) {
    List<String> plain = names.stream().map(Segment::plain).distinct().toList();
    return names.size() == 1 ? names.get(0) : plain.size() == 1 ? plain.get(0) : BEST;
  }

  private static double worth(Map<Integer, SegmentProfile> profileOf, Segment segment) {
    return Optional.ofNullable(profileOf.get(segment.segmentId()))
        .map(profile -> profile.revenue().doubleValue() / Math.max(1, profile.customers()))
        .orElse(0.0);
  }
}
