/**
 * The month's steps in one list; the graph between them is derived from what each reads and writes.
 */
package clientele.steps;
