/**
 * Numeric CSV files of the core commands: read with one clear error, written whole or not at all.
 */
package clientele.infra.figures;
