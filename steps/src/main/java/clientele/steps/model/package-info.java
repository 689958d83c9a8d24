/**
 * The steps from features to clusters and their grades. They call the core and write what it says.
 */
package clientele.steps.model;
