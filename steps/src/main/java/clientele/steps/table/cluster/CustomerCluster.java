package clientele.steps.table.cluster;

/**
 * One customer in one candidate clustering.
 *
 * @param cluster −1 is noise
 * @param membership 0 … 1
 */
public record CustomerCluster(
    String algorithm, String customerId, int cluster, double membership) {}
