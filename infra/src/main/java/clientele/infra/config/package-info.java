/**
 * The settings of a service, as validated records. Everything that has a setting takes its record
 * from here; {@code load} reads them from YAML.
 */
package clientele.infra.config;
