/**
 * Tells operators what went wrong, once an incident. The trigger and the runner raise alarms; mail
 * and webhook carry them.
 */
package clientele.scheduler.alarm;
