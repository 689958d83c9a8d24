package clientele.infra.db.reader;

import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.PostgresTypes;
import clientele.infra.db.connection.Scripts;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import clientele.steps.port.SqlScript;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * Connections kept ready for the page: as the role bi_reader, in read-only transactions of limited
 * time, apart from the connections that close a month.
 */
public final class ReaderPool implements AutoCloseable {
  private static final String ROLE = "bi_reader";
  private static final SqlScript SESSION = new SqlScript("reader/session");
  private static final SqlScript SESSION_AS_READER = new SqlScript("reader/session_as_reader");
  private static final int CONNECTIONS = 4;

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private ReaderPool(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool).installPlugin(new PostgresTypes());
  }

  /**
   * Connects to a database whose tables are there already.
   *
   * @param address as configured; its user takes the role bi_reader if they may
   * @param patience after this the server gives a query up
   * @throws StepException WAREHOUSE if the server cannot be entered
   */
  public static ReaderPool open(DatabaseAddress address, Duration patience) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("clientele-reader");
    config.setJdbcUrl(address.url());
    config.setDataSourceProperties(address.login());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setReadOnly(true);
    config.setConnectionInitSql(
        Scripts.read(
            mayTakeRole(address) ? SESSION_AS_READER : SESSION,
            Map.of("patience", Long.toString(patience.toMillis()))));
    try {
      return new ReaderPool(new HikariDataSource(config));
    } catch (RuntimeException e) {
      throw DatabaseErrors.warehouse(address.toString(), e);
    }
  }

  /** For queries of the page. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** The same for whoever knows no JDBI. */
  public Views views() {
    return new Views(jdbi);
  }

  @Override
  public void close() {
    pool.close();
  }

  private static boolean mayTakeRole(DatabaseAddress address) {
    if (address.user().equals(ROLE)) {
      return false;
    }
    try (Connection connection = DriverManager.getConnection(address.url(), address.login());
        Statement statement = connection.createStatement()) {
      try {
        return !statement.execute(Scripts.read("reader/take_role"));
      } catch (SQLException e) {
        return false;
      }
    } catch (SQLException e) {
      throw new StepException(
          ErrorCode.WAREHOUSE,
          "the database cannot be entered [%s: %s]".formatted(address, DatabaseErrors.words(e)),
          e);
    }
  }
}
