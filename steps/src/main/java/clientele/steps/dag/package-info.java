/**
 * Steps, the graph that is derived from what they read and write, and what a run may know. The
 * runner and every step stand on it.
 */
package clientele.steps.dag;
