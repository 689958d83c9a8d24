package clientele.steps.table.explain;

/**
 * How a segment spreads over countries, seasons and what the shop tells of customers and products.
 *
 * @param kind country (each customer counts once, where they bought most), season or product
 *     category (gross sales), or "customer" and the name of an attribute (customers)
 * @param value country, quarter of the year, category, or value of the attribute
 * @param amount customers, or money
 * @param share of the segment: 0 … 1
 * @param monthShare of all customers of the month
 */
public record SegmentCategory(
    int segmentId, String kind, String value, double amount, double share, double monthShare) {}
