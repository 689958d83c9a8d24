/** Rows on lines and their files. */
package clientele.steps.table.line;
