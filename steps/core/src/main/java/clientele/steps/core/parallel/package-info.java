/** Work on several threads with results that do not depend on their number. */
package clientele.steps.core.parallel;
