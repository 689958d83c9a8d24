package clientele.scheduler.command;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where things are; the same in every command that touches a database. */
public final class Place {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Folder of the embedded database and the outbox (default: ${DEFAULT-VALUE}).")
  private Path home;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration file; without one the embedded default holds.")
  private @Nullable Path config;

  @Option(names = "--verbose", description = "Log every step; show where an error came from.")
  void verbose(boolean on) {
    if (on) {
      // Before the first logger is made: the log configuration reads it.
      System.setProperty("clientele.log.level", "DEBUG");
    }
  }

  /** In the home of a shop. */
  public Place() {
    this("clientele-home");
  }

  /** With another home where none is named. */
  public Place(String home) {
    this.home = Path.of(home);
  }

  /** The home folder, absolute. */
  public Path home() {
    return home.toAbsolutePath().normalize();
  }

  /** The configuration file, if one is named. */
  public Optional<Path> config() {
    return Optional.ofNullable(config);
  }
}
