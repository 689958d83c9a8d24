package clientele.infra.config.mail;

import java.util.List;
import java.util.Optional;

/**
 * Who hears of a month, and how.
 *
 * @param transport what carries the messages
 * @param from sender
 * @param to recipients of the summary, at least one
 * @param operators recipients of failures
 * @param configurationSet of SES; empty for the one of the sender's identity
 * @param unsubscribe where readers say that they want no more, {@code mailto:} or {@code https:};
 *     empty for the sender
 * @param page where readers of the mail reach the page, from any machine; empty for mails without a
 *     link to it
 * @param smtp the server behind the transport of that name
 */
public record MailConfig(
    Transport transport,
    String from,
    List<String> to,
    List<String> operators,
    Optional<String> configurationSet,
    Optional<String> unsubscribe,
    Optional<String> page,
    Optional<SmtpConfig> smtp) {

  /** What carries messages. */
  public enum Transport {
    /** Files in the folder outbox of the home. */
    FOLDER,
    /** Amazon Simple Email Service. */
    SES,
    /** Any server that speaks SMTP. */
    SMTP
  }

  /** What holds where the configuration says nothing. */
  public static final MailConfig DEFAULT =
      new MailConfig(
          Transport.FOLDER,
          "segments@localhost",
          List.of("owner@localhost"),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public MailConfig {
    to = List.copyOf(to);
    operators = List.copyOf(operators);
  }
}
