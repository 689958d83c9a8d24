/** Rows that explain segments and customers. */
package clientele.steps.table.explain;
