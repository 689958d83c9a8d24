/** The step that measures what earlier segments told about the months after them. */
package clientele.steps.worth;
