package clientele.steps.table;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which segment holds the best customers. */
public final class TopSegment {
  private static final String BEST = "Insiders";

  private TopSegment() {}

  /**
   * The Insiders, or else the segment that brings most a customer; the lowest id of equals.
   *
   * @param profiles of the same month
   */
  public static Optional<Segment> of(List<Segment> segments, List<SegmentProfile> profiles) {
    Map<Integer, Double> worth =
        profiles.stream()
            .filter(profile -> profile.customers() > 0)
            .collect(
                Collectors.toMap(
                    SegmentProfile::segmentId,
                    profile -> profile.revenue().doubleValue() / profile.customers()));
    return segments.stream()
        .filter(segment -> !segment.isNoise())
        .max(
            Comparator.comparing((Segment segment) -> segment.persona().equals(BEST))
                .thenComparing(segment -> worth.getOrDefault(segment.segmentId(), 0.0))
                .thenComparing(Segment::segmentId, Comparator.reverseOrder()));
  }
}
