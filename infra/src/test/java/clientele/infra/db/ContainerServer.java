package clientele.infra.db;

import clientele.infra.db.connection.DatabaseAddress;
import java.util.Optional;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container, as its makers pack it. */
record ContainerServer(PostgreSQLContainer container) implements PostgresServer {
  private static final String IMAGE = "postgres:17";
  private static final String OWNER = "postgres";

  @SuppressWarnings("resource") // closed with this
  static ContainerServer start() {
    PostgreSQLContainer container =
        new PostgreSQLContainer(IMAGE)
            .withUsername(OWNER)
            .withDatabaseName(FIRST)
            .withEnv("POSTGRES_HOST_AUTH_METHOD", "trust");
    container.start();
    return new ContainerServer(container);
  }

  @Override
  public String name() {
    return IMAGE + " in a container";
  }

  @Override
  public DatabaseAddress readerAddress(String database) {
    return new DatabaseAddress(address(database).url(), "bi_reader", Optional.empty());
  }

  @Override
  public DatabaseAddress address(String database) {
    String url =
        "jdbc:postgresql://%s:%d/%s"
            .formatted(
                container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                database);
    return new DatabaseAddress(url, OWNER, Optional.empty());
  }

  @Override
  public void close() {
    container.stop();
  }
}
