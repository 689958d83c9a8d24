/**
 * The JSON and CSV interface and its OpenAPI description. Reads through {@code read}, writes
 * through the run and the schedule.
 */
package clientele.scheduler.status.api;
