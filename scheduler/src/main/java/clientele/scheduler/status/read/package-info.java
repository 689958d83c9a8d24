/** The rows that pages and API show, read as {@code bi_reader}. */
package clientele.scheduler.status.read;
