package clientele.steps.table.customer;

/**
 * What is expected of one customer next month.
 *
 * @param leaf of the tree of outcomes
 * @param pOrder probability of an order, 0 … 1
 * @param expectedRevenue money
 */
public record CustomerOutlook(String customerId, int leaf, double pOrder, double expectedRevenue) {}
