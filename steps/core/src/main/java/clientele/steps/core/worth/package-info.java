/**
 * What labels tell about what comes next: area under the curve, explained variance, walk-forward.
 */
package clientele.steps.core.worth;
