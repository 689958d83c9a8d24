/**
 * Runs the steps of a month in order, with attempts, time limits and a stop signal. Each attempt
 * goes to the journal and to the listeners.
 */
package clientele.scheduler.run;
