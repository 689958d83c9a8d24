package clientele.scheduler.status.page;

import clientele.scheduler.status.read.SegmentRows.Segment;
import clientele.scheduler.status.read.SummaryRows.Loyalty;
import clientele.steps.table.TopSegments;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who belongs into the loyalty programme, as a page shows it.
 *
 * @param top the best customers together; none where no customer was named
 * @param members those of them of whom most is expected
 * @param nearest those nearest to them
 */
public record LoyaltyView(Optional<Best> top, List<Loyalty> members, List<Loyalty> nearest) {
  private static final int SHOWN = 10;

  /** The customers of the top segments. */
  public record Best(String name, long customers, double revenueShare) {}

  /** The first ten of each. */
  static LoyaltyView of(List<Segment> segments, List<Loyalty> named) {
    Set<Integer> ids =
        named.stream()
            .filter(Loyalty::member)
            .map(Loyalty::topSegmentId)
            .collect(Collectors.toSet());
    List<Segment> top = segments.stream().filter(s -> ids.contains(s.segmentId())).toList();
    return new LoyaltyView(
        top.isEmpty() ? Optional.empty() : Optional.of(best(top)),
        named.stream().filter(Loyalty::member).limit(SHOWN).toList(),
        named.stream().filter(l -> !l.member()).limit(SHOWN).toList());
  }

  private static Best best(List<Segment> top) {
    return new Best(
        TopSegments.together(top.stream().map(Segment::segmentName).toList()),
        top.stream().mapToLong(Segment::customers).sum(),
        top.stream().mapToDouble(Segment::revenueShare).sum());
  }

  void addTo(Map<String, Object> model) {
    model.put("loyalty", this);
  }
}
