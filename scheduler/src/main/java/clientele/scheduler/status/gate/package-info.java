/**
 * Who may see and change what: tokens, sessions, hosts, limits of bodies. Every request passes here
 * first.
 */
package clientele.scheduler.status.gate;
