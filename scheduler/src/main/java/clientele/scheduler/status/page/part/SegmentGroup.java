package clientele.scheduler.status.page.part;

import clientele.scheduler.status.read.SegmentRows.Segment;
import clientele.steps.publish.words.GroupWords;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Segments whose customers do alike, as a page shows them.
 *
 * @param name empty for the segments of a month that has no groups
 * @param about what they do
 * @param segments the largest revenue first
 */
public record SegmentGroup(
    String name,
    String about,
    long customers,
    double customerShare,
    BigDecimal revenue,
    double revenueShare,
    List<Segment> segments) {

  /**
   * The groups of a month, the largest revenue first, those who fit nowhere last.
   *
   * @param segments in the order they are to stand in
   */
  public static List<SegmentGroup> of(List<Segment> segments) {
    Map<String, List<Segment>> groups =
        segments.stream()
            .collect(
                Collectors.groupingBy(
                    s -> Optional.ofNullable(s.parentName()).orElse(""),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return groups.entrySet().stream()
        .map(group -> sum(group.getKey(), group.getValue()))
        .sorted(
            Comparator.comparing(SegmentGroup::noise)
                .thenComparing(SegmentGroup::revenue, Comparator.reverseOrder()))
        .toList();
  }

  private boolean noise() {
    return segments.stream().allMatch(Segment::isNoise);
  }

  private static SegmentGroup sum(String name, List<Segment> inside) {
    return new SegmentGroup(
        name,
        GroupWords.about(name),
        inside.stream().mapToLong(Segment::customers).sum(),
        sum(inside, Segment::customerShare),
        inside.stream().map(Segment::revenue).reduce(BigDecimal.ZERO, BigDecimal::add),
        sum(inside, Segment::revenueShare),
        inside);
  }

  private static double sum(List<Segment> inside, ToDoubleFunction<Segment> figure) {
    return inside.stream().mapToDouble(figure).sum();
  }
}
