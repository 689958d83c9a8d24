/**
 * Commands that close months: {@code run}, {@code backfill}, {@code serve}, {@code demo}, {@code
 * replay} and {@code generate}.
 */
package clientele.scheduler.command.close;
