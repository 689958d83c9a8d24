/**
 * Assigns one set of groups to another at the greatest overlap (Kuhn 1955). Segments are matched by
 * it from month to month.
 */
package clientele.steps.core.matching;
