/**
 * YAML as a tree with line numbers, environment variables filled in, and typed values with one
 * clear error each. Only {@code load} uses it.
 */
package clientele.infra.config.yaml;
