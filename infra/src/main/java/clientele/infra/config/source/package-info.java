/**
 * Settings of the source of transactions and of how its lines are read. The sources in {@code
 * infra.source} take them.
 */
package clientele.infra.config.source;
