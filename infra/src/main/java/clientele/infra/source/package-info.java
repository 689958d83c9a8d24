/**
 * Reads transactions from CSV files: layout, columns, styles of numbers and dates, and one line
 * after another. Steps see it as a source of lines.
 */
package clientele.infra.source;
