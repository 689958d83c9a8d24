/** Names of all tables. The row of each stands as a record in the packages below. */
package clientele.steps.table;
