package clientele.scheduler.status.page;

import clientele.scheduler.status.read.SegmentRows.Segment;
import clientele.scheduler.status.read.SummaryRows.Loyalty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who belongs into the loyalty programme, as a page shows it.
 *
 * @param top the segment of the best customers; none where no customer was named
 * @param members its customers of whom most is expected
 * @param nearest those nearest to it
 */
public record LoyaltyView(Optional<Segment> top, List<Loyalty> members, List<Loyalty> nearest) {
  private static final int SHOWN = 10;

  /** The first ten of each. */
  static LoyaltyView of(List<Segment> segments, List<Loyalty> named) {
    return new LoyaltyView(
        named.stream()
            .findFirst()
            .flatMap(
                first ->
                    segments.stream()
                        .filter(s -> s.segmentId() == first.topSegmentId())
                        .findFirst()),
        named.stream().filter(Loyalty::member).limit(SHOWN).toList(),
        named.stream().filter(l -> !l.member()).limit(SHOWN).toList());
  }

  void addTo(Map<String, Object> model) {
    model.put("loyalty", this);
  }
}
