/** What a run looks like while it works: a line on the terminal and lines in the log. */
package clientele.scheduler.run.progress;
