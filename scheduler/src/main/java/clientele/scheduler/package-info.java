/**
 * The program: {@link clientele.scheduler.Main} knows the commands and turns failures into exit
 * codes.
 */
package clientele.scheduler;
