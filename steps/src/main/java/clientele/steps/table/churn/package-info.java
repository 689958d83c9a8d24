/** Rows of who may order nothing next month, and of how true such chances were. */
package clientele.steps.table.churn;
