/** Decides which month is due, by the journal and the clock, and fires its run. Quartz wakes it. */
package clientele.scheduler.trigger;
