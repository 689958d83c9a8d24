package clientele.scheduler.status.read;

/**
 * The model that puts customers into a month's segments.
 *
 * @param anchorMonth month it was learnt from
 * @param anchorRevision revision of that month
 * @param drift how far the month's customers have drifted from those of the anchor
 * @param fidelity share of customers it had not seen whom it placed as they were clustered
 * @param agreement with the month's own clustering
 * @param reason why it was kept or learnt anew
 * @param seed of the month's run
 */
public record ModelRow(
    String anchorMonth,
    int anchorRevision,
    double drift,
    double fidelity,
    double agreement,
    String reason,
    long seed) {}
