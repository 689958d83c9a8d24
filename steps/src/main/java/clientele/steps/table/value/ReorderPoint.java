package clientele.steps.table.value;

/**
 * A point of a segment's reorder curve.
 *
 * @param days since an order
 * @param waiting share of orders not yet followed by another, 0 … 1
 * @param error its standard error
 */
public record ReorderPoint(int segmentId, int days, double waiting, double error) {}
