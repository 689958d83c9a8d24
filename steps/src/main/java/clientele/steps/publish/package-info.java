/** The step that shows a month to its readers, all tables at once. */
package clientele.steps.publish;
