/**
 * The step that learns what customers did after earlier months. Clusters and drawing build on it.
 */
package clientele.steps.outcome;
