package clientele.steps.table.segment;

/**
 * Where a segment's medians stand among the month's customers, 0 the worst and 1 the best.
 *
 * @param recency 1 is the most recent
 * @param basket of the average order value
 * @param profilePersona the persona this month's profile alone would give
 * @param outgrown whether the profile lies beyond the limits of the persona it is named after
 */
public record SegmentStanding(
    int segmentId,
    double recency,
    double frequency,
    double monetary,
    double basket,
    String profilePersona,
    boolean outgrown) {}
