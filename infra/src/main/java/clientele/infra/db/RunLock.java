package clientele.infra.db;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Leave to close months on a database, given to one process at a time.
 *
 * <p>It hangs on a connection of its own: when the process dies, the server takes it back at once.
 * A process that hangs instead, or whose machine is cut off, gives no sign of life; after {@link
 * #SILENCE} the next one that asks has the server end its connections. Each time the lock is taken
 * its token grows by one, and every write to the journal is refused unless it bears the newest
 * token ({@link #check}), so that a process that wakes up late can write nothing.
 */
public final class RunLock implements AutoCloseable {
  /** How long a holder may give no sign of life; a holder beats six times in it. */
  public static final Duration SILENCE = Duration.ofSeconds(60);

  /** "clientele" as a number; advisory locks are counted per database. */
  private static final long NUMBER = 0x636C69656E74656CL;

  private static final String TAKE =
      """
      insert into clientele.run_lease (token, holder, taken_at, beat_at)
      values (1, ?, clock_timestamp(), clock_timestamp())
      on conflict (only_row) do update
        set token = run_lease.token + 1, holder = excluded.holder, taken_at = excluded.taken_at,
            beat_at = excluded.beat_at, cancel = ''
      returning token
      """;

  /** Ends every connection of a holder that has been silent for too long, and waits for the end. */
  private static final String END_SILENT =
      """
      select pg_terminate_backend(a.pid, 5000)
        from pg_stat_activity a
        join clientele.run_lease l on l.holder = a.application_name
       where a.datname = current_database()
         and a.pid <> pg_backend_pid()
         and l.beat_at < clock_timestamp() - make_interval(secs => ?)
      """;

  private static final String GIVE_BACK =
      "update clientele.run_lease set given_back = token where token = ?";

  private final DatabaseAddress address;
  private final long token;
  private Connection connection;

  private RunLock(DatabaseAddress address, Connection connection, long token) {
    this.address = address;
    this.connection = connection;
    this.token = token;
  }

  /** What a sign of life was answered with. */
  public sealed interface Beat {
    /** The lock is still this one's. */
    record Held() implements Beat {}

    /** Somebody wants the run at work cancelled. */
    record CancelWanted(String why) implements Beat {}

    /** Another process has taken the lock. */
    record Lost() implements Beat {}
  }

  /**
   * Takes the lock if nobody has it, or if who has it has been silent for too long.
   *
   * @return empty if another process is at work on this database
   * @throws StepException WAREHOUSE if the database does not answer
   */
  public static Optional<RunLock> tryTake(DatabaseAddress address) {
    return tryTake(address, SILENCE);
  }

  /** Takes it with another idea of what too long is. */
  static Optional<RunLock> tryTake(DatabaseAddress address, Duration silence) {
    try {
      Connection connection = DriverManager.getConnection(address.url(), address.login());
      boolean taken = false;
      try {
        taken = lock(connection) || (endSilent(connection, silence) && lock(connection));
        return taken
            ? Optional.of(new RunLock(address, connection, nextToken(connection)))
            : Optional.empty();
      } finally {
        if (!taken) {
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

  /** Whether the server still knows of it; a connection that broke has lost the lock. */
  public synchronized boolean held() {
    try {
      return connection.isValid(10);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Gives a sign of life. */
  public synchronized Beat beat() {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update clientele.run_lease set beat_at = clock_timestamp() where token = ?"
                + " returning cancel")) {
      statement.setLong(1, token);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return new Beat.Lost();
        }
        String why = row.getString(1);
        return why.isEmpty() ? new Beat.Held() : new Beat.CancelWanted(why);
      }
    } catch (SQLException e) {
      throw DatabaseErrors.warehouse("run lock", e);
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
      if (!lock(connection)) {
        throw lost();
      }
      if (beat() instanceof Beat.Lost) {
        throw lost();
      }
    } catch (SQLException e) {
      throw DatabaseErrors.warehouse(address, e);
    }
  }

  /**
   * Makes sure, inside a transaction that is about to be committed, that the lock is still this
   * one's; until the commit nobody can take it.
   *
   * @throws StepException CANCELLED if it is not
   */
  void check(Handle handle) {
    long newest =
        handle
            .createQuery("select token from clientele.run_lease for share")
            .mapTo(Long.class)
            .one();
    if (newest != token) {
      throw lost();
    }
  }

  /** Gives it back at once, so that nobody takes its last sign of life for work. */
  @Override
  public synchronized void close() {
    try (PreparedStatement statement = connection.prepareStatement(GIVE_BACK)) {
      statement.setLong(1, token);
      int unused = statement.executeUpdate();
    } catch (SQLException e) {
      // the server is gone, and a silent holder counts as none
    }
    try {
      connection.close();
    } catch (SQLException e) {
      throw DatabaseErrors.warehouse("run lock", e);
    }
  }

  private StepException lost() {
    return new StepException(
        ErrorCode.CANCELLED,
        "another process has taken the month over [token %d]. Maybe this one hung."
            .formatted(token));
  }

  private static boolean lock(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select pg_try_advisory_lock(?)")) {
      statement.setLong(1, NUMBER);
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }

  private static boolean endSilent(Connection connection, Duration silence) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(END_SILENT)) {
      statement.setDouble(1, silence.toMillis() / 1000.0);
      try (ResultSet ended = statement.executeQuery()) {
        return ended.next();
      }
    }
  }

  private static long nextToken(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
      statement.setString(1, Holder.name());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
