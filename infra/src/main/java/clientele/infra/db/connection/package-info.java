/**
 * What every package of the database needs: its address, its errors in this program's words, SQL
 * scripts, the mapping of types.
 */
package clientele.infra.db.connection;
