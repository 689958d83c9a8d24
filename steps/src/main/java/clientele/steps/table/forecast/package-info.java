/** Rows of what is expected of the next months, and of what came. */
package clientele.steps.table.forecast;
