/** Mail through Amazon SES, with every outcome told apart: taken, refused, nobody knows. */
@NullMarked
package clientele.infra.mail.ses;

import org.jspecify.annotations.NullMarked;
