package clientele.infra.db;

import clientele.infra.config.value.Secret;
import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The embedded PostgreSQL in a folder of its own, without waiting for the disk. */
record EmbeddedServer(EmbeddedDatabase embedded, Path home) implements PostgresServer {

  static EmbeddedServer start() {
    try {
      Path home = Files.createTempDirectory("clientele-test-home");
      return new EmbeddedServer(EmbeddedDatabase.start(home, 0, false), home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String name() {
    return "the embedded PostgreSQL";
  }

  /** With the password in the address too, for tests that write it into a configuration. */
  @Override
  public DatabaseAddress address(String database) {
    DatabaseAddress address = embedded.address(database);
    String password = address.password().map(Secret::value).orElse("");
    return new DatabaseAddress(
        address.url() + (address.url().contains("?") ? "&" : "?") + "password=" + password,
        address.user(),
        address.password(),
        address.data());
  }

  @Override
  public DatabaseAddress readerAddress(String database) {
    return embedded.readerAddress(database);
  }

  @Override
  public void close() {
    embedded.close();
    try {
      List<Path> deepestFirst;
      try (Stream<Path> tree = Files.walk(home)) {
        deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
