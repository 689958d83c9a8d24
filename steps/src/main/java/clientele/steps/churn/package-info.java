/**
 * The step that says which customers may order nothing next month, why, and how true that was. The
 * mathematics is that of {@code core.churn}.
 */
package clientele.steps.churn;
