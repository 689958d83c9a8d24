/** Commands of the core alone, on CSV files and without a database. */
package clientele.scheduler.command.core;
