/**
 * The chance that a customer orders nothing next month: a logistic regression and a forest
 * together, calibrated, with the record of what they told of earlier months.
 */
package clientele.steps.core.churn;
