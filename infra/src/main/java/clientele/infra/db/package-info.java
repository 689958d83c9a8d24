/**
 * Opens the warehouse: connection pool, migrations, the reader's limits. The packages below do the
 * work, and the wiring hands them out.
 */
package clientele.infra.db;
