/** Puts the parts together and opens and closes them in order. Nothing is decided here. */
package clientele.scheduler.wiring;
