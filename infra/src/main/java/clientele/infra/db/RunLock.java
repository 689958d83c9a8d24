package clientele.infra.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Leave to work on a database, given to one process at a time. It hangs on a connection of its own:
 * when the process dies, the server takes it back.
 */
public final class RunLock implements AutoCloseable {
  /** "clientele" as a number; advisory locks are counted per database. */
  private static final long NUMBER = 0x636C69656E74656CL;

  private final Connection connection;

  private RunLock(Connection connection) {
    this.connection = connection;
  }

  /**
   * Takes the lock if nobody has it.
   *
   * @return empty if another process is at work on this database
   * @throws clientele.steps.dag.StepException WAREHOUSE if the database does not answer
   */
  public static Optional<RunLock> tryTake(DatabaseAddress address) {
    try {
      Connection connection = DriverManager.getConnection(address.url(), address.login());
      boolean taken = false;
      try (Statement statement = connection.createStatement();
          ResultSet answer =
              statement.executeQuery("select pg_try_advisory_lock(" + NUMBER + ")")) {
        taken = answer.next() && answer.getBoolean(1);
      } finally {
        if (!taken) {
          connection.close();
        }
      }
      return taken ? Optional.of(new RunLock(connection)) : Optional.empty();
    } catch (SQLException e) {
      throw DatabaseErrors.warehouse(address.toString(), e);
    }
  }

  /** Whether the server still knows of it; a connection that broke has lost the lock. */
  public boolean held() {
    try {
      return connection.isValid(10);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw DatabaseErrors.warehouse("run lock", e);
    }
  }
}
