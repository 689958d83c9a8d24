/**
 * The HTTP server below the routes: time limits for slow clients, one line for a client that goes
 * away, health on a port of its own.
 */
package clientele.scheduler.status.wire;
