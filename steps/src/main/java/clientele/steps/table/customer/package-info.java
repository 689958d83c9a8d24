/**
 * Rows on customers: their figures, which {@link clientele.steps.table.customer.FeatureCatalogue}
 * lists, and what is expected of them.
 */
package clientele.steps.table.customer;
