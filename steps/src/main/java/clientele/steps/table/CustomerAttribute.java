package clientele.steps.table;

/**
 * What a shop tells of a customer beside their orders.
 *
 * @param no 0, 1, … within the run; of one attribute the last row holds
 * @param customerId in the one spelling their orders have
 * @param attribute its name
 * @param value its value, not blank
 */
public record CustomerAttribute(long no, String customerId, String attribute, String value) {}
