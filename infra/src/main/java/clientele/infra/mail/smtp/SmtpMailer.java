package clientele.infra.mail.smtp;

import clientele.infra.config.mail.MailConfig;
import clientele.infra.config.mail.SmtpConfig;
import clientele.infra.mail.MimeMessages;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.Mailer;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Hands messages to an SMTP server, one connection a message. SMTP has no idempotency token: once
 * the last line of a message has gone out, only the server's own answer says whether it has it, and
 * where that does not come the message may be on its way. That is said ({@link Mailer.AnswerLost})
 * and not tried again here. Whatever fails before is a certain refusal, since a server may deliver
 * nothing without the last line (RFC 5321, 4.1.1.4).
 */
public final class SmtpMailer implements Mailer {
  /**
   * How long to wait for the server.
   *
   * @param connect for a connection
   * @param silence for an answer, or until it takes more bytes
   */
  record Patience(Duration connect, Duration silence) {
    static final Patience DEFAULT = new Patience(Duration.ofSeconds(10), Duration.ofMinutes(2));
  }

  private final MailConfig config;
  private final SmtpConfig server;
  private final MimeMessages mime;
  private final SmtpConnections connections;
  private final Clock clock;

  private SmtpMailer(MailConfig config, SmtpConfig server, SmtpConnections connections) {
    this.config = config;
    this.server = server;
    this.mime = new MimeMessages(config.from(), config.unsubscribe());
    this.connections = connections;
    this.clock = Clock.systemUTC();
  }

  /**
   * A mailer as configured; nothing is asked of the server yet.
   *
   * @throws StepException USAGE if no server is configured or the sender is no address
   */
  public static SmtpMailer open(MailConfig config) {
    return open(config, Patience.DEFAULT, Optional.empty());
  }

  /** The same with another patience and other trust, for tests of the wire. */
  static SmtpMailer open(
      MailConfig config, Patience patience, Optional<SSLSocketFactory> trusting) {
    SmtpConfig server =
        config
            .smtp()
            .orElseThrow(
                () ->
                    new StepException(
                        ErrorCode.USAGE,
                        "no server is named [mail.smtp.host]. Maybe add it, or mail.transport: folder."));
    return new SmtpMailer(config, server, new SmtpConnections(server, patience, trusting));
  }

  @Override
  public String send(Message message) {
    WireMessage wire = new WireMessage(connections.session(), mime.bytes(message, clock.instant()));
    SmtpErrors errors = new SmtpErrors(server, message.key());
    SMTPTransport transport = connected(errors);
    try {
      transport.sendMessage(wire, new Address[] {new InternetAddress(message.to())});
      return mime.messageId(message.key());
    } catch (MessagingException e) {
      throw errors.sending(e, wire.isComplete());
    } finally {
      connections.leave(transport);
    }
  }

  /**
   * Logs in and asks the server whether it would take a message from the sender to each recipient,
   * without sending one. A "not now" counts as yes: servers say that to strangers.
   *
   * @return what it says, in words
   * @throws StepException MAIL if it would not
   */
  public String check() {
    SmtpErrors errors = new SmtpErrors(server, "asking");
    SMTPTransport transport = connected(errors);
    try {
      ask(transport, errors, "MAIL FROM:<" + config.from() + ">", "mail.from: " + config.from());
      for (String recipient : config.to()) {
        ask(transport, errors, "RCPT TO:<" + recipient + ">", "mail.to: " + recipient);
      }
      transport.simpleCommand("RSET");
    } catch (MessagingException e) {
      throw errors.unreached(e);
    } finally {
      connections.leave(transport);
    }
    return "%s:%d as %s, %s"
        .formatted(
            server.host(),
            server.port(),
            config.from(),
            server.security() == SmtpConfig.Security.NONE ? "not encrypted" : "encrypted");
  }

  private static void ask(SMTPTransport transport, SmtpErrors errors, String command, String what)
      throws MessagingException {
    int code = transport.simpleCommand(command);
    if (code >= 500) {
      throw errors.refused(code, what);
    }
  }

  private SMTPTransport connected(SmtpErrors errors) {
    try {
      return connections.open();
    } catch (MessagingException e) {
      throw errors.unreached(e);
    }
  }
}
