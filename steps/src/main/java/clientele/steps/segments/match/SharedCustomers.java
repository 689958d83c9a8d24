package clientele.steps.segments.match;

/**
 * Customers of a past segment that are still there, by the cluster they are in now.
 *
 * @param segmentId −1 for those of no segment
 * @param cluster −1 for those of no cluster
 */
public record SharedCustomers(int segmentId, int cluster, int customers) {}
