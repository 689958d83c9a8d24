/** Rows on what customers are worth: fits, customers, segments and reorder curves. */
package clientele.steps.table.value;
