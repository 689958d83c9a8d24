/**
 * Tries every part of an installation and says what to mend. The command {@code check} and the
 * start of {@code serve} use it.
 */
package clientele.scheduler.check;
