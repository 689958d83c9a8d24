/** Mail through any SMTP server, with every outcome told apart: taken, refused, nobody knows. */
@NullMarked
package clientele.infra.mail.smtp;

import org.jspecify.annotations.NullMarked;
