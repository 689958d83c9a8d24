/** Rows on drawing, clusters, candidates and the month's verdict. */
package clientele.steps.table.cluster;
