package clientele.steps.table.explain;

/**
 * How a segment spreads over countries and seasons.
 *
 * @param kind country (each customer counts once, where they bought most) or season (gross sales)
 * @param value country, or quarter of the year
 * @param amount customers, or money
 * @param share of the segment: 0 … 1
 * @param monthShare of all customers of the month
 */
public record SegmentCategory(
    int segmentId, String kind, String value, double amount, double share, double monthShare) {}
