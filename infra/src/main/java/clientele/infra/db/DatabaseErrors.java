package clientele.infra.db;

import clientele.steps.dag.ErrorCode;
import clientele.steps.dag.StepException;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** Turns what the driver throws into this program's own failures. */
final class DatabaseErrors {
  private DatabaseErrors() {}

  /** Does the work; a failure of the database in it becomes one of the code WAREHOUSE. */
  static <T> T translated(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      throw warehouse(what, e);
    }
  }

  /** A failure of the code WAREHOUSE with the server's own words. */
  static StepException warehouse(String what, Exception e) {
    SQLException cause = sqlCause(e);
    String state = cause == null || cause.getSQLState() == null ? "" : cause.getSQLState();
    boolean gone = state.startsWith("08") || state.startsWith("57P");
    if (state.equals("53100")) {
      return new StepException(
          ErrorCode.WAREHOUSE,
          "the database's disk is full [%s: %s]. Maybe make room.".formatted(what, words(e)),
          e);
    }
    return new StepException(
        ErrorCode.WAREHOUSE,
        gone
            ? "the database does not answer [%s: %s]. Maybe it was stopped"
                .formatted(what, words(e))
            : "the database refuses [%s: %s]".formatted(what, words(e)),
        e);
  }

  /** The innermost message on one line. */
  static String words(Throwable e) {
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
