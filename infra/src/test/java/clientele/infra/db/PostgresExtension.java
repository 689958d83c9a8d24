package clientele.infra.db;

import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.local.ServerChoice;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
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
    Shared shared =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(Shared.class, key -> Shared.start(), Shared.class);
    TestDatabase database = shared.fresh();
    context.getStore(NAMESPACE).put(database.address().url(), database);
    return database;
  }

  /** The one server, its first database being the template of all others. */
  private record Shared(PostgresServer server, AtomicInteger count) implements AutoCloseable {

    static Shared start() {
      PostgresServer server =
          ServerChoice.ofSurroundings()
              .start("the database", ContainerServer::start, EmbeddedServer::start);
      Database.open(server.address(PostgresServer.FIRST)).close();
      return new Shared(server, new AtomicInteger());
    }

    TestDatabase fresh() {
      String name = "test_" + count.incrementAndGet();
      DatabaseAddress maintenance = server.address("postgres");
      try (Connection connection =
              DriverManager.getConnection(maintenance.url(), maintenance.login());
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name + " template " + PostgresServer.FIRST);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return new TestDatabase(server.address(name), server.readerAddress(name));
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
