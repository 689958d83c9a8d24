/** Rows on gates, hypotheses, publication and mail. */
package clientele.steps.table.publish;
