package clientele.scheduler.wiring;

import clientele.infra.config.Config;
import clientele.infra.config.load.ConfigLoader;
import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.embedded.EmbeddedDatabase;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where and as whom other programs read the tables: as bi_reader, by the password that stands in
 * the home, or by what a configured server's administrator has set up.
 */
public final class ReaderDoor {
  private static final Pattern JDBC =
      Pattern.compile("jdbc:postgresql://([^/:?]+|\\[[^]]+])(?::(\\d+))?/([^?]+)(?:\\?.*)?");
  private static final int USUAL_PORT = 5432;

  private final DatabaseAddress address;
  private final Optional<Path> passwords;

  private ReaderDoor(DatabaseAddress address, Optional<Path> passwords) {
    this.address = address;
    this.passwords = passwords;
  }

  /** What a URL says of a server. */
  public record Target(String host, int port, String database) {}

  /**
   * The door of the configured database, or of a home that is served at this moment.
   *
   * @throws StepException WAREHOUSE if nobody serves the home
   */
  public static ReaderDoor of(Path home, Optional<Path> configFile) {
    Config config = ConfigLoader.load(configFile, System.getenv());
    if (config.database().isPresent()) {
      String url = config.database().get().url();
      return new ReaderDoor(
          new DatabaseAddress(url, "bi_reader", Optional.empty()), Optional.empty());
    }
    EmbeddedDatabase.demandHome(home);
    return EmbeddedDatabase.servedByOther(home)
        .map(address -> new ReaderDoor(address, Optional.of(EmbeddedDatabase.passwords(home))))
        .orElseThrow(
            () ->
                new StepException(
                    ErrorCode.WAREHOUSE,
                    "the embedded database is not running [%s]. Maybe start clientele serve first."
                        .formatted(home)));
  }

  /** As whom, and with which password if one is known. */
  public DatabaseAddress address() {
    return address;
  }

  /** Where. */
  public Target target() {
    Matcher url = JDBC.matcher(address.url());
    if (!url.matches()) {
      throw new StepException(
          ErrorCode.USAGE, "database.url names no single server [" + address + "]");
    }
    int port = url.group(2) == null ? USUAL_PORT : Integer.parseInt(url.group(2));
    return new Target(url.group(1), port, url.group(3));
  }

  /** A command line of psql that asks for nothing if the password stands in the home. */
  public String psql() {
    Target target = target();
    return "%spsql -h %s -p %d -U %s -d %s"
        .formatted(
            passwords.map(file -> "PGPASSFILE='" + file + "' ").orElse(""),
            target.host(),
            target.port(),
            address.user(),
            target.database());
  }
}
