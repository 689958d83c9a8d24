/** What is at work now: the graph of steps, progress, the log's end, months that are late. */
package clientele.scheduler.status.live;
