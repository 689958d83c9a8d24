package clientele.infra.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test a migrated database of its own: {@code @ExtendWith(PostgresExtension.class)} and a
 * parameter {@link TestDatabase}. One server serves all tests of the JVM and ends with it.
 */
public final class PostgresExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestDatabase.class;
  }

  @Override
  public TestDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Server server =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(Server.class, key -> Server.start(), Server.class);
    TestDatabase database = server.fresh();
    context.getStore(NAMESPACE).put(database.address().url(), database);
    return database;
  }

  /** The one server and its template. */
  private record Server(EmbeddedDatabase embedded, Path home, AtomicInteger count)
      implements AutoCloseable {

    static Server start() {
      try {
        Path home = Files.createTempDirectory("clientele-test-home");
        EmbeddedDatabase embedded = EmbeddedDatabase.start(home, 0, false);
        Database.open(embedded.address()).close();
        return new Server(embedded, home, new AtomicInteger());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    TestDatabase fresh() {
      String name = "test_" + count.incrementAndGet();
      DatabaseAddress maintenance = embedded.address("postgres");
      try (Connection connection =
              DriverManager.getConnection(maintenance.url(), maintenance.login());
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name + " template clientele");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return new TestDatabase(embedded.address(name));
    }

    @Override
    public void close() throws IOException {
      embedded.close();
      List<Path> deepestFirst;
      try (Stream<Path> tree = Files.walk(home)) {
        deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
