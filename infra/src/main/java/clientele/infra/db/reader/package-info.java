/**
 * The role {@code bi_reader}: its limits, its pool, its read-only questions. Dashboards, the page
 * and {@code sql} read through it.
 */
package clientele.infra.db.reader;
