package clientele.infra.config;

import java.util.List;

/**
 * Who hears of a month, and how.
 *
 * @param transport what carries the messages
 * @param from sender
 * @param to recipients of the summary, at least one
 * @param operators recipients of failures
 */
public record MailConfig(
    Transport transport, String from, List<String> to, List<String> operators) {

  /** What carries messages. */
  public enum Transport {
    /** Files in the folder outbox of the home. */
    FOLDER,
    /** Amazon Simple Email Service. */
    SES
  }

  /** What holds where the configuration says nothing. */
  public static final MailConfig DEFAULT =
      new MailConfig(Transport.FOLDER, "segments@localhost", List.of("owner@localhost"), List.of());

  public MailConfig {
    to = List.copyOf(to);
    operators = List.copyOf(operators);
  }
}
