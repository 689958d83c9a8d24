package clientele.infra.config.mail;

import clientele.infra.config.value.Secret;
import java.util.Optional;

/**
 * The server that takes messages by SMTP (RFC 5321).
 *
 * @param host name or address; its certificate must bear it
 * @param port where it listens
 * @param security how the connection is kept from others
 * @param login who we are to it; empty for a server that asks nobody
 */
public record SmtpConfig(String host, int port, Security security, Optional<Login> login) {

  /**
   * Name and password, over a secured connection alone.
   *
   * @param user as the server knows it
   * @param password from the environment
   */
  public record Login(String user, Secret password) {}

  /** How the connection is secured; the port is the usual one (RFC 8314). */
  public enum Security {
    /** Plain at first, and nothing but greetings before both sides have changed to TLS. */
    STARTTLS(587),
    /** TLS from the first byte. */
    TLS(465),
    /** Readable for everybody on the way: for a server on this machine. */
    NONE(25);

    private final int port;

    Security(int port) {
      this.port = port;
    }

    /** Where such servers listen. */
    public int port() {
      return port;
    }
  }
}
