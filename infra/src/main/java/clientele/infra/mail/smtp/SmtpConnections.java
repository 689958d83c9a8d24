package clientele.infra.mail.smtp;

import clientele.infra.config.mail.SmtpConfig;
import clientele.infra.config.mail.SmtpConfig.Login;
import clientele.infra.config.mail.SmtpConfig.Security;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections to the server: secured as configured or not at all, and logged in. */
final class SmtpConnections {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpConnections.class);
  private static final String PREFIX = "mail.smtp.";

  private final SmtpConfig server;
  private final Session session;

  /**
   * Keeps what a connection needs.
   *
   * @param trusting whose certificates are believed; empty for those this Java believes
   */
  SmtpConnections(
      SmtpConfig server, SmtpMailer.Patience patience, Optional<SSLSocketFactory> trusting) {
    this.server = server;
    Properties properties = new Properties();
    set(properties, "connectiontimeout", millis(patience.connect()));
    set(properties, "timeout", millis(patience.silence()));
    set(properties, "writetimeout", millis(patience.silence()));
    set(properties, "starttls.enable", String.valueOf(server.security() == Security.STARTTLS));
    set(properties, "starttls.required", String.valueOf(server.security() == Security.STARTTLS));
    set(properties, "ssl.enable", String.valueOf(server.security() == Security.TLS));
    set(properties, "ssl.checkserveridentity", "true");
    set(properties, "auth", String.valueOf(server.login().isPresent()));
    set(properties, "quitwait", "false"); // the answer to the message has been heard by then
    trusting.ifPresent(factory -> properties.put(PREFIX + "ssl.socketFactory", factory));
    this.session = Session.getInstance(properties);
  }

  /** What messages are made with. */
  Session session() {
    return session;
  }

  /** A connection that is ready for a message. */
  SMTPTransport open() throws MessagingException {
    SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
    try {
      transport.connect(
          server.host(),
          server.port(),
          server.login().map(Login::user).orElse(null),
          server.login().map(login -> login.password().value()).orElse(null));
      return transport;
    } catch (MessagingException e) {
      leave(transport);
      throw e;
    }
  }

  /** Ends a connection; how that goes says nothing of the message any more. */
  void leave(SMTPTransport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      LOG.debug("the connection to {} ended by itself", server.host(), e);
    }
  }

  private static void set(Properties properties, String key, String value) {
    properties.setProperty(PREFIX + key, value);
  }

  private static String millis(Duration duration) {
    return String.valueOf(duration.toMillis());
  }
}
