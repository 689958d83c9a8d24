/**
 * Parquet files as the text of a CSV file, so that all that holds for those holds for these. Flat
 * columns alone; own code, because the usual readers bring Hadoop or a native engine of 80 MB.
 */
package clientele.infra.source.parquet;
