/**
 * Whether a shop's history tells who has left: fits of {@code core.value} against the null that
 * nobody leaves, and the plain reorder curve where even that cannot be asked.
 */
package clientele.steps.core.value.ladder;
