package clientele.steps.worth;

/**
 * A customer as a published month knew them, and what they did in the month after.
 *
 * @param customerId as published
 * @param segmentId as published
 * @param orders of the month after
 * @param money of the month after, net
 * @param scores recency, frequency and monetary, 1 … 5
 * @param features raw; the first three are recency, frequency and monetary
 */
@SuppressWarnings("ArrayRecordComponent") // bulk figures, never compared
public record FollowedCustomer(
    String customerId,
    int segmentId,
    double orders,
    double money,
    double[] scores,
    double[] features) {}
