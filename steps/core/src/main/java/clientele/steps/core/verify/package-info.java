/**
 * Published values of the product's mathematics, derived again where the product runs. Knows every
 * other package of the core, and none knows it.
 */
package clientele.steps.core.verify;
