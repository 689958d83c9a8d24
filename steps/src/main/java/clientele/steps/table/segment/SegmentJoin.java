package clientele.steps.table.segment;

/**
 * A segment of the kept model that does not stand alone in this month.
 *
 * @param joinedSegmentId the segment that takes its customers in
 * @param reason small, or alike (both would bear one name)
 * @param customers the model puts into it
 */
public record SegmentJoin(int segmentId, int joinedSegmentId, String reason, long customers) {
  /** Too few customers to stand alone. */
  public static final String SMALL = "small";

  /** Bears the name of the one it joins. */
  public static final String ALIKE = "alike";
}
