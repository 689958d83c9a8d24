package clientele.steps.table.segment;

/**
 * Customers that are in both a segment and a cluster of the month's chosen clustering.
 *
 * @param cluster −1 for those of no cluster
 */
public record SegmentCluster(int segmentId, int cluster, long customers) {}
