package clientele.steps.segments.explain;

import clientele.steps.segments.facts.Groups;
import clientele.steps.segments.facts.Persona;
import clientele.steps.table.explain.SegmentProfile;
import clientele.steps.table.segment.Segment;
import clientele.steps.table.segment.SegmentTrust;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws the profile of every segment: size, money, medians, trust and a sentence. */
final class SegmentProfiles {
  private static final int SHARE_DECIMALS = 7;

  private final Groups groups;
  private final Map<Integer, BigDecimal> revenue;
  private final BigDecimal total;
  private final SegmentDescription description;

  /**
   * What profiles are drawn from.
   *
   * @param groups the month's customers by segment id
   * @param revenue exact net revenue by segment id
   */
  SegmentProfiles(Groups groups, Map<Integer, BigDecimal> revenue, SegmentDescription description) {
    this.groups = groups;
    this.revenue = revenue;
    this.total = revenue.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    this.description = description;
  }

  /** One profile a segment, in the order given; trust by segment id, none for noise. */
  List<SegmentProfile> draw(List<Segment> segments, Map<Integer, SegmentTrust> trust) {
    return segments.stream().map(s -> draw(s, trust.get(s.segmentId()))).toList();
  }

  private SegmentProfile draw(Segment segment, @Nullable SegmentTrust trust) {
    int id = segment.segmentId();
    long customers = groups.values(id, "monetary").length;
    BigDecimal money = revenue.getOrDefault(id, BigDecimal.ZERO);
    return new SegmentProfile(
        id,
        customers,
        share(BigDecimal.valueOf(customers), BigDecimal.valueOf(groups.customers())),
        money,
        share(money, total),
        groups.median(id, "recency_days"),
        groups.median(id, "frequency"),
        groups.median(id, "monetary"),
        groups.median(id, "tenure_days"),
        groups.median(id, "average_order_value"),
        groups.median(id, "returns_share"),
        trust == null ? null : trust.silhouette(),
        trust == null ? null : trust.jaccard(),
        trust == null ? "weak" : trust.trust(),
        describe(segment));
  }

  private String describe(Segment segment) {
    int id = segment.segmentId();
    return description.say(
        Persona.ofTitle(segment.persona()),
        groups.median(id, "recency_days"),
        groups.median(id, "frequency"),
        groups.median(id, "monetary"));
  }

  private static BigDecimal share(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? BigDecimal.ZERO
        : part.divide(whole, SHARE_DECIMALS, RoundingMode.HALF_UP);
  }
}
