/** The steps that take lines in and sort out those that cannot be used, by named rules. */
package clientele.steps.ingest;
