package clientele.infra.db.connection;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Turns what the driver throws into this program's own failures. */
public final class DatabaseErrors {
  /** What PostgreSQL itself says of a full disk. */
  public static final String FULL = "53100";

  /** Errors of this class quote the value that does not fit. */
  private static final String DATA = "22";

  private DatabaseErrors() {}

  /** Does the work; a failure of the database in it becomes one of the code WAREHOUSE. */
  public static <T> T translated(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      throw warehouse(what, e);
    }
  }

  /** A failure of the code WAREHOUSE with the server's own words. */
  public static StepException warehouse(String what, Exception e) {
    SQLException sql = sqlCause(e);
    String state = sql == null || sql.getSQLState() == null ? "" : sql.getSQLState();
    Exception cause = sql != null && state.startsWith(DATA) ? discreet(sql) : e;
    String words = words(cause);
    boolean gone = state.startsWith("08") || state.startsWith("57P");
    if (state.equals(FULL)) {
      return new StepException(
          ErrorCode.WAREHOUSE,
          "the database's disk is full [%s: %s]. Maybe make room.".formatted(what, words),
          cause);
    }
    return new StepException(
        ErrorCode.WAREHOUSE,
        gone
            ? "the database does not answer [%s: %s]. Maybe it was stopped".formatted(what, words)
            : "the database refuses [%s: %s]".formatted(what, words),
        cause);
  }

  /** The same of a whole database, whose disk may be what is wrong. */
  public static StepException warehouse(DatabaseAddress address, Exception e) {
    return fullDisk(address, e).orElseGet(() -> warehouse(address.toString(), e));
  }

  /** That there is no room, if there is none and the server is one of this machine's. */
  public static Optional<StepException> fullDisk(DatabaseAddress address, Exception e) {
    return address.data().filter(FullDisk::at).map(data -> FullDisk.failure(data, e));
  }

  /** The same without the value that does not fit, which may be a customer's. */
  private static SQLException discreet(SQLException e) {
    SQLException bare = new SQLException(words(e).replaceAll("\".*\"", "\"…\""), e.getSQLState());
    bare.setStackTrace(e.getStackTrace());
    return bare;
  }

  /** The innermost message on one line. */
  public static String words(Throwable e) {
    Throwable inner = e;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    SQLException sql = sqlCause(e);
    String message = sql == null ? inner.getMessage() : sql.getMessage();
    return message == null
        ? inner.getClass().getSimpleName()
        : message.strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  private static @Nullable SQLException sqlCause(Throwable e) {
    SQLException found = null;
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        found = sql;
      }
    }
    return found;
  }
}
