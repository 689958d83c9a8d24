/** Mail as a message, and the transports below that carry it. */
package clientele.infra.mail;
