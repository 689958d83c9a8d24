package clientele.infra.local;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;

/**
 * Which of two servers the tests get: one in a container where an engine runs and the image can be
 * had, otherwise one that this JVM starts by itself. One line says which it was and why, so that
 * nobody has to guess what a green suite has shown.
 *
 * @param wish what the surroundings ask for
 * @param engine whether a container engine answers; asked only where it matters
 * @param out takes the line
 */
public record ServerChoice(Wish wish, BooleanSupplier engine, PrintStream out) {
  /** Environment variable of the wish. */
  static final String VARIABLE = "CLIENTELE_TEST_SERVERS";

  /** What may be asked for. */
  public enum Wish {
    /** A container if one starts, otherwise one of this JVM. */
    AUTO,
    /** A container; one that does not start is an error. */
    CONTAINERS,
    /** One of this JVM, even where an engine runs. */
    OWN;

    static Wish of(Optional<String> said) {
      return said.map(word -> valueOf(word.toUpperCase(Locale.ROOT))).orElse(AUTO);
    }
  }

  /** As {@code CLIENTELE_TEST_SERVERS} says: auto, containers or own. */
  public static ServerChoice ofSurroundings() {
    return new ServerChoice(
        Wish.of(Optional.ofNullable(System.getenv(VARIABLE))),
        ServerChoice::isEngineThere,
        System.out);
  }

  private static boolean isEngineThere() {
    // it complains of every place where it found none; the line says all there is to say
    ((Logger) LoggerFactory.getLogger("org.testcontainers")).setLevel(Level.OFF);
    return DockerClientFactory.instance().isDockerAvailable();
  }

  /**
   * Starts one of the two.
   *
   * @param what it is for, such as "the database"
   */
  public <T extends TestServer> T start(String what, Supplier<T> container, Supplier<T> own) {
    return switch (wish) {
      case CONTAINERS -> used(what, container.get(), VARIABLE + " asks for it");
      case OWN -> used(what, own.get(), VARIABLE + " asks for it");
      case AUTO -> startWhatRuns(what, container, own);
    };
  }

  private <T extends TestServer> T startWhatRuns(
      String what, Supplier<T> container, Supplier<T> own) {
    String why = "no container engine answers";
    try {
      if (engine.getAsBoolean()) {
        return used(what, container.get(), "a container engine answers");
      }
    } catch (RuntimeException e) {
      why = "a container engine answers, but the container does not start: " + e.getMessage();
    }
    return used(what, own.get(), why);
  }

  private <T extends TestServer> T used(String what, T server, String why) {
    out.printf("tests use for %s: %s (%s)%n", what, server.name(), why);
    return server;
  }
}
