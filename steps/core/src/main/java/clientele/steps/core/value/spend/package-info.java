/**
 * What customers spend an order: the Gamma-Gamma model, and whether it may be used. Climbs with
 * {@code core.value} and knows nothing of when customers order.
 */
package clientele.steps.core.value.spend;
