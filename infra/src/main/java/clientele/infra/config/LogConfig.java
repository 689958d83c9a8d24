package clientele.infra.config;

/**
 * What serve writes to the standard error.
 *
 * @param format of a line
 */
public record LogConfig(Format format) {

  /** How a line of the log is written. */
  public enum Format {
    /** For people: time, level, class, key=value. */
    TEXT,
    /** For collectors: one JSON object a line. */
    JSON
  }

  /** What holds where the configuration says nothing. */
  public static final LogConfig DEFAULT = new LogConfig(Format.TEXT);
}
