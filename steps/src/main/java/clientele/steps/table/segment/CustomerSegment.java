package clientele.steps.table.segment;

/**
 * One customer in his segment.
 *
 * @param membership 0 … 1
 */
public record CustomerSegment(String customerId, int segmentId, double membership) {}
