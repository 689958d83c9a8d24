/**
 * Closes one month as a whole: which months may be closed, what is accepted, the lease, the run, a
 * replay. Commands and the trigger call it.
 */
package clientele.scheduler.run.month;
