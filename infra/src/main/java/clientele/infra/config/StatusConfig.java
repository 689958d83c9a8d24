package clientele.infra.config;

import java.util.Optional;

/**
 * The page.
 *
 * @param port TCP port, 0 for a free one
 * @param bind address it listens on
 * @param token asked for by changes, and by reading on any address but loopback
 */
public record StatusConfig(int port, String bind, Optional<Secret> token) {

  /** This machine alone. */
  public static final StatusConfig DEFAULT = new StatusConfig(7070, "127.0.0.1", Optional.empty());
}
