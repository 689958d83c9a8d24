package clientele.steps.table.segment;

/**
 * One customer in their segment.
 *
 * @param membership 0 … 1
 */
public record CustomerSegment(String customerId, int segmentId, double membership) {}
