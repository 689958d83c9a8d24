/**
 * Commands that change how the service works: {@code pause}, {@code resume}, {@code cancel}, {@code
 * settle}, {@code forget}.
 */
package clientele.scheduler.command.control;
