/** Settings of the mail and of an SMTP server. The transports in {@code infra.mail} take them. */
package clientele.infra.config.mail;
