package clientele.steps.table.churn;

/**
 * The chance that a customer orders nothing within the horizon.
 *
 * @param chance 0 to 1
 * @param reason the figures that raise or lower it most, in words
 */
public record CustomerChurn(String customerId, double chance, String reason) {}
