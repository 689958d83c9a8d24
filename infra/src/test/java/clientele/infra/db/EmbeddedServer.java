package clientele.infra.db;

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

  @Override
  public DatabaseAddress address(String database) {
    return embedded.address(database);
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
