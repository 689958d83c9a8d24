package clientele.steps.table.cluster;

/**
 * How unlike the others a customer is.
 *
 * @param anomaly about 0.5 is usual, towards 1 is odd
 * @param kind vip, odd or usual
 */
public record CustomerAnomaly(String customerId, double anomaly, String kind) {}
