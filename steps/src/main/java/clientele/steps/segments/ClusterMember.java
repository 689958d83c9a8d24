package clientele.steps.segments;

import java.math.BigDecimal;

/**
 * One customer of the month and his cluster in the chosen clustering.
 *
 * @param cluster −1 for noise, and for a customer the clustering does not know
 * @param membership 0 … 1
 * @param monetary net revenue, exact
 * @param known whether the clustering knows him
 */
public record ClusterMember(
    String customerId, int cluster, double membership, BigDecimal monetary, boolean known) {}
