package clientele.infra.config;

/**
 * The embedded database.
 *
 * @param port on the loopback address; 0 is any free one, another at every start
 */
public record EmbeddedConfig(int port) {
  /** What holds without a setting. */
  public static final EmbeddedConfig DEFAULT = new EmbeddedConfig(0);
}
