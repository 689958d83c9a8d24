/** Matrices of customers, and their quantiles and scales. */
package clientele.steps.core.matrix;
