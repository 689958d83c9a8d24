package clientele.steps.table;

/**
 * One segment of a month.
 *
 * @param segmentId −1 is noise
 * @param cluster the cluster it was this month
 * @param persona the row of the rule table that gave the name
 */
public record Segment(int segmentId, int cluster, String name, String persona, boolean isNoise) {}
