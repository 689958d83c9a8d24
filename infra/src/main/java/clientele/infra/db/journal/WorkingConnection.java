package clientele.infra.db.journal;

import clientele.infra.db.connection.DatabaseErrors;
import clientele.steps.dag.StepResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.PgConnection;

/** The connection a step works on at this moment, for another thread that has to stop it. */
final class WorkingConnection {
  private volatile Optional<Connection> current = Optional.empty();

  /** Does the work and remembers meanwhile on which connection. */
  StepResult during(Handle handle, Supplier<StepResult> work) {
    current = Optional.of(handle.getConnection());
    try {
      return work.get();
    } finally {
      current = Optional.empty();
    }
  }

  /** Has the server cancel the statement that runs on it, if one does. */
  void interrupt() {
    with(connection -> connection.unwrap(PGConnection.class).cancelQuery());
  }

  /** Closes it hard; the server rolls back what it was doing. */
  void abandon() {
    with(connection -> connection.unwrap(PgConnection.class).abort(Runnable::run));
  }

  private void with(Act act) {
    current.ifPresent(
        connection -> {
          try {
            act.on(connection);
          } catch (SQLException e) {
            throw DatabaseErrors.warehouse("the step's connection", e);
          }
        });
  }

  /** Something done to a connection. */
  private interface Act {
    void on(Connection connection) throws SQLException;
  }
}
