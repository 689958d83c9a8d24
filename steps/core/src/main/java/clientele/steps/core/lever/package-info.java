/** What a lever may bring, with an interval by resampling. */
package clientele.steps.core.lever;
