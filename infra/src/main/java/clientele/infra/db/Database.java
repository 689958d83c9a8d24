package clientele.infra.db;

import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.FullDisk;
import clientele.infra.db.connection.PostgresTypes;
import clientele.infra.db.connection.Scripts;
import clientele.infra.db.journal.JdbiMailLedger;
import clientele.infra.db.journal.JdbiRunJournal;
import clientele.infra.db.journal.RunLease;
import clientele.infra.db.reader.ReaderGuard;
import clientele.infra.db.reader.ReaderLimits;
import clientele.infra.db.warehouse.FeatureColumns;
import clientele.infra.db.warehouse.FeatureComments;
import clientele.infra.db.warehouse.JdbiWarehouse;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.RunJournal;
import clientele.steps.dag.StepException;
import clientele.steps.port.Warehouse;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;

/**
 * The database of the working set, brought up to date and with its connections kept ready.
 *
 * <p>Every connection has the time zone UTC and the search path {@code clientele}, so that scripts
 * may name tables without their schema.
 */
public final class Database implements AutoCloseable {
  private static final int OLDEST = 15;
  private static final int CONNECTIONS = 6;

  private final DatabaseAddress address;
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final ReaderGuard guard;

  private Database(DatabaseAddress address, HikariDataSource pool, ReaderGuard guard) {
    this.address = address;
    this.pool = pool;
    this.guard = guard;
    this.jdbi = Jdbi.create(this::connection).installPlugin(new PostgresTypes());
  }

  /**
   * Connects, brings the tables up to date and describes them. As long as it is open, readers are
   * kept out of its way.
   *
   * @throws StepException WAREHOUSE if the server cannot be reached, lets nobody in, is older than
   *     PostgreSQL 15 or refuses a migration
   */
  public static Database open(DatabaseAddress address) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("clientele");
    config.setJdbcUrl(address.url());
    config.setDataSourceProperties(address.login());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionInitSql(Scripts.read("warehouse/session"));
    ReaderGuard guard = ReaderGuard.start(address);
    boolean opened = false;
    try {
      probe(address);
      migrate(address);
      ReaderLimits.set(address);
      Database database = new Database(address, new HikariDataSource(config), guard);
      FeatureComments.write(database.jdbi);
      opened = true;
      return database;
    } catch (StepException e) {
      throw DatabaseErrors.fullDisk(address, e).orElse(e);
    } catch (RuntimeException e) {
      throw DatabaseErrors.warehouse(address, e);
    } finally {
      if (!opened) {
        guard.close();
      }
    }
  }

  /** Where it is. */
  public DatabaseAddress address() {
    return address;
  }

  /** For the stores of this module, which others hold. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** Does something whose every use of the warehouse, on this thread, is one transaction. */
  public void inTransaction(Runnable work) {
    jdbi.useTransaction(handle -> work.run());
  }

  /** The tables of the working set. */
  public Warehouse warehouse() {
    return new JdbiWarehouse(jdbi);
  }

  /** Connections for a library that brings its own statements, such as the scheduler's store. */
  public DataSource dataSource() {
    return pool;
  }

  /** What was mailed. */
  public JdbiMailLedger mailLedger() {
    return new JdbiMailLedger(jdbi);
  }

  /** The journal of runs and steps, written only while the lease is held. */
  public RunJournal journal(RunLease lease) {
    return new JdbiRunJournal(jdbi, Clock.systemUTC(), Optional.of(lease));
  }

  /** The journal of runs and steps. */
  public RunJournal journal() {
    return new JdbiRunJournal(jdbi, Clock.systemUTC(), Optional.empty());
  }

  /** How many connections are open. */
  public int connections() {
    return pool.getHikariPoolMXBean().getTotalConnections();
  }

  @Override
  public void close() {
    guard.close();
    pool.close();
  }

  /** A server whose disk is full may have stopped; what is told then is the cause. */
  private Connection connection() throws SQLException {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      if (address.data().filter(FullDisk::at).isEmpty()) {
        throw e;
      }
      SQLException full = new SQLException("its server has stopped", DatabaseErrors.FULL);
      full.addSuppressed(e);
      throw full;
    }
  }

  private static void probe(DatabaseAddress address) {
    try (Connection connection = DriverManager.getConnection(address.url(), address.login())) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new StepException(
            ErrorCode.WAREHOUSE,
            "PostgreSQL is older than %d [%d at %s]".formatted(OLDEST, version, address));
      }
    } catch (SQLException e) {
      String state = e.getSQLState() == null ? "" : e.getSQLState();
      if (state.equals(DatabaseErrors.FULL)) {
        throw DatabaseErrors.warehouse(address, e);
      }
      String cure =
          switch (state) {
            case "28P01", "28000" -> "user or password is wrong";
            case "3D000" -> "the database has yet to be made";
            default -> "it is not running, or the address is wrong";
          };
      throw new StepException(
          ErrorCode.WAREHOUSE,
          "the database cannot be entered [%s: %s]. Maybe %s"
              .formatted(address, DatabaseErrors.words(e), cure),
          e);
    }
  }

  private static void migrate(DatabaseAddress address) {
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(
              address.url(), address.user(), address.password().map(s -> s.value()).orElse(""))
          .jdbcProperties(DatabaseAddress.DISCREET)
          .locations("classpath:clientele/sql/migrations")
          .failOnMissingLocations(true)
          .schemas("clientele")
          .defaultSchema("clientele")
          .table("schema_history")
          .placeholders(Map.of("features", FeatureColumns.rows()))
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StepException(
          ErrorCode.WAREHOUSE,
          "the tables cannot be brought up to date [%s: %s]"
              .formatted(address, DatabaseErrors.words(e)),
          e);
    }
  }
}
