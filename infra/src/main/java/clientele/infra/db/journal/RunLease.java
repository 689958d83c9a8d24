package clientele.infra.db.journal;

import clientele.infra.db.connection.DatabaseAddress;
import clientele.infra.db.connection.DatabaseErrors;
import clientele.infra.db.connection.Holder;
import clientele.infra.db.connection.Scripts;
import clientele.infra.db.connection.Statements;
import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to close months on a database, given to one process at a time.
 *
 * <p>It is a row that names a connection of the holder's own, and is free when the server does not
 * know that connection: when the process dies, at once. Nothing that another role may lock counts.
 * A process that hangs instead, or whose machine is cut off, gives no sign of life; after {@link
 * #SILENCE} the next one that asks has the server end its connections. Each time the lease is taken
 * its token grows by one, and every write to the journal is refused unless it bears the newest
 * token ({@link #check}), so that a process that wakes up late can write nothing.
 */
public final class RunLease implements AutoCloseable {
  /** How long a holder may give no sign of life; a holder beats six times in it. */
  public static final Duration SILENCE = Duration.ofSeconds(60);

  private static final Logger log = LoggerFactory.getLogger(RunLease.class);
  private static final int PATIENCE_SECONDS = 5;

  private final DatabaseAddress address;
  private final long token;
  private Connection connection;

  private RunLease(DatabaseAddress address, Connection connection, long token) {
    this.address = address;
    this.connection = connection;
    this.token = token;
  }

  /** What a sign of life was answered with. */
  public sealed interface Beat {
    /** The lease is still this one's. */
    record Held() implements Beat {}

    /** Somebody wants the run at work cancelled. */
    record CancelWanted(String why) implements Beat {}

    /** Another process has taken the lease. */
    record Lost() implements Beat {}
  }

  /**
   * Takes the lease if nobody has it, or if who has it has been silent for too long.
   *
   * @return empty if another process is at work on this database
   * @throws StepException WAREHOUSE if the database does not answer
   */
  public static Optional<RunLease> tryTake(DatabaseAddress address) {
    return tryTake(address, SILENCE);
  }

  /** Takes it with another idea of what too long is. */
  static Optional<RunLease> tryTake(DatabaseAddress address, Duration silence) {
    try {
      Connection connection = DriverManager.getConnection(address.url(), address.login());
      Optional<RunLease> lease = Optional.empty();
      try {
        Optional<Long> token = take(connection);
        if (token.isEmpty() && endSilent(connection, silence)) {
          token = take(connection);
        }
        lease = token.map(taken -> new RunLease(address, connection, taken));
        return lease;
      } finally {
        if (lease.isEmpty()) {
          connection.close();
        }
      }
    } catch (SQLException e) {
      throw DatabaseErrors.warehouse(address, e);
    }
  }

  /** Grows with every taking. */
  public long token() {
    return token;
  }

  /** Whether the server still knows of it; a connection that broke has lost the lease. */
  public synchronized boolean held() {
    try {
      return connection.isValid(10);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Gives a sign of life. */
  public synchronized Beat beat() {
    try (PreparedStatement statement = connection.prepareStatement(Scripts.read("lease/beat"))) {
      statement.setLong(1, token);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return new Beat.Lost();
        }
        String why = row.getString(1);
        return why.isEmpty() ? new Beat.Held() : new Beat.CancelWanted(why);
      }
    } catch (SQLException e) {
      throw DatabaseErrors.warehouse("run lease", e);
    }
  }

  /**
   * Takes it again where the server was stopped and started in between.
   *
   * @throws StepException CANCELLED if another process has it by now, WAREHOUSE if the server does
   *     not answer
   */
  public synchronized void ensure() {
    if (held()) {
      return;
    }
    try {
      connection.close();
      connection = DriverManager.getConnection(address.url(), address.login());
      if (!changes("lease/move")) {
        throw lost();
      }
    } catch (SQLException e) {
      throw DatabaseErrors.warehouse(address, e);
    }
  }

  /**
   * Makes sure, inside a transaction that is about to be committed, that the lease is still this
   * one's; until the commit nobody can take it.
   *
   * @throws StepException CANCELLED if it is not
   */
  void check(Handle handle) {
    long newest = Statements.query(handle, "lease/newest_token", Map.of()).mapTo(Long.class).one();
    if (newest != token) {
      throw lost();
    }
  }

  /**
   * Gives it back at once: the next taker need not wait until the server has seen the connection's
   * end, and nobody takes the last sign of life for work.
   */
  @Override
  public synchronized void close() {
    try {
      try {
        boolean unused = changes("lease/give_back");
      } finally {
        connection.close();
      }
    } catch (SQLException e) {
      log.debug("event=lease_not_given_back cause={}", e.getMessage());
    }
  }

  private boolean changes(String script) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(Scripts.read(script))) {
      statement.setQueryTimeout(PATIENCE_SECONDS);
      statement.setLong(1, token);
      return statement.executeUpdate() > 0;
    }
  }

  private StepException lost() {
    return new StepException(
        ErrorCode.CANCELLED,
        "another process has taken the month over [token %d]. Maybe this one hung."
            .formatted(token));
  }

  /** In this order, as what the server knows of connections is read once a transaction. */
  private static Optional<Long> take(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement first = connection.prepareStatement(Scripts.read("lease/first"));
        PreparedStatement begin = connection.prepareStatement(Scripts.read("lease/begin_taking"));
        PreparedStatement take = connection.prepareStatement(Scripts.read("lease/take"))) {
      first.executeUpdate();
      Optional<Long> token = number(begin);
      if (token.isPresent()) {
        take.setString(1, Holder.name());
        token = number(take);
      }
      connection.commit();
      return token;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static boolean endSilent(Connection connection, Duration silence) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(Scripts.read("lease/end_silent"))) {
      statement.setDouble(1, silence.toMillis() / 1000.0);
      try (ResultSet ended = statement.executeQuery()) {
        return ended.next();
      }
    }
  }

  private static Optional<Long> number(PreparedStatement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
    }
  }
}
