/** The step that describes each customer by figures of the window, in SQL. */
package clientele.steps.features;
