/**
 * The step that gives clusters the identities of last month's segments, and writes what happened to
 * them.
 */
package clientele.steps.segments.match;
