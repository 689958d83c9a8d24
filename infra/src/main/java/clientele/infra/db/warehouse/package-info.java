/**
 * The tables of the working set, written by COPY and read as records or matrices. Steps see it as
 * {@link clientele.steps.port.Warehouse}.
 */
package clientele.infra.db.warehouse;
