/**
 * Counters of runs for monitoring, in the Prometheus text format. Runs report to it, {@code
 * /metrics} reads it.
 */
package clientele.scheduler.meter;
