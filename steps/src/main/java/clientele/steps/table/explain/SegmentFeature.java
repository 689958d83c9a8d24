package clientele.steps.table.explain;

/**
 * One feature of a segment: its middle half, and how far it lies from the others.
 *
 * @param lowerQuartile type 7, as all three
 * @param monthMedian of all customers of the month
 * @param effect Cliff's delta against all other customers: −1 all below … 1 all above
 * @param driverRank 1 for the feature that sets the segment apart most
 */
public record SegmentFeature(
    int segmentId,
    String feature,
    double lowerQuartile,
    double median,
    double upperQuartile,
    double monthMedian,
    double effect,
    int driverRank) {}
