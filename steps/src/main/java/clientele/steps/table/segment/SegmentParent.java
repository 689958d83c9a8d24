package clientele.steps.table.segment;

/**
 * The group a segment belongs to.
 *
 * @param parentSegmentId id of the group, the same in every month; −1 of the unassigned
 * @param parentName its name
 */
public record SegmentParent(int segmentId, int parentSegmentId, String parentName) {}
