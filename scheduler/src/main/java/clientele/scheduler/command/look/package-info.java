/**
 * Commands that only look: {@code status}, {@code sql}, {@code connect}, {@code check}, {@code
 * usefulness}.
 */
package clientele.scheduler.command.look;
