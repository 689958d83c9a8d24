/** Rows on segments, their model and their history. */
package clientele.steps.table.segment;
