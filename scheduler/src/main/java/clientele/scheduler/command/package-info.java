/**
 * What commands share: where they work, the terminal, tables and CSV. The commands themselves stand
 * in the packages below.
 */
package clientele.scheduler.command;
