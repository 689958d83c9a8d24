/**
 * The step that says why a customer is in a segment, and the least change that leads to a better
 * one.
 */
package clientele.steps.segments.counterfactual;
