package clientele.steps.segments.explain;

import java.math.BigDecimal;

/**
 * Exact net revenue of a segment's customers.
 *
 * @param revenue sum over its customers, in the window
 */
public record SegmentRevenue(int segmentId, BigDecimal revenue) {}
