package clientele.steps.table.segment;

import java.time.LocalDate;

/**
 * Which model put the month's customers into their segments.
 *
 * @param anchorMonth month whose clustering the model was learnt from
 * @param drift population stability index of this month against the anchor; 0 in the anchor
 * @param fidelity share of held-out customers of the anchor whom the model places as clustered
 * @param agreement adjusted Rand index of the segments and this month's own clustering
 * @param reason why the model was kept or learnt anew
 */
public record SegmentModel(
    LocalDate anchorMonth,
    int anchorRevision,
    double drift,
    double fidelity,
    double agreement,
    String reason) {}
